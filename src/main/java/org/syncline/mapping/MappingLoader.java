package org.syncline.mapping;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syncline.record.Problem;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads mapping files; finds all that is wrong with them at once. */
public final class MappingLoader {
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, String> fileOfMapping = new HashMap<>();

  /**
   * What was read: the mappings, or why they cannot be used.
   *
   * @param texts of the files, by their path
   */
  public record Loaded(MappingSet mappings, List<Problem> problems, Map<Path, String> texts) {}

  /** The mapping files of a folder, also in folders inside it. */
  public static TextFolder files(Path folder) {
    return new TextFolder(folder, List.of(".yaml", ".yml"));
  }

  /** Reads every YAML file of the folder. */
  public static Loaded load(Path folder) {
    return new MappingLoader().read(folder);
  }

  private Loaded read(Path folder) {
    Map<Path, String> texts = files(folder).read("mappings", "*.yaml files", problems);
    List<Mapping> mappings = new ArrayList<>();
    texts.forEach((file, text) -> mapping(file.toString(), text).ifPresent(mappings::add));
    return new Loaded(new MappingSet(mappings), problems.stream().sorted().toList(), texts);
  }

  private Optional<Mapping> mapping(String file, String text) {
    int before = problems.size();
    YamlReader yaml = new YamlReader(file, problems);
    Optional<Mapping> mapping =
        root(file, text).flatMap(node -> new MappingReader(yaml, fileOfMapping).mapping(node));
    return problems.size() > before ? Optional.empty() : mapping;
  }

  private Optional<Node> root(String file, String text) {
    try {
      Node node =
          new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
      if (node == null) {
        problems.add(
            new Problem(
                file, 0, "", "the file is empty, expected the keys " + MappingReader.REQUIRED));
      }
      return Optional.ofNullable(node);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
      String context = e.getContext() == null ? "" : " (" + e.getContext() + ")";
      problems.add(new Problem(file, line, "", "broken YAML: " + e.getProblem() + context));
    } catch (YAMLException e) {
      problems.add(new Problem(file, 0, "", "broken YAML: " + e.getMessage()));
    }
    return Optional.empty();
  }
}
