package org.syncline.mapping;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syncline.record.Problem;
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
    texts.forEach(
        (file, text) -> mapping(file.toString(), text, mappings).ifPresent(mappings::add));
    return new Loaded(new MappingSet(mappings), problems.stream().sorted().toList(), texts);
  }

  private Optional<Mapping> mapping(String file, String text, List<Mapping> others) {
    int before = problems.size();
    YamlReader yaml = new YamlReader(file, problems);
    Optional<Mapping> mapping =
        root(file, text)
            .flatMap(node -> new MappingReader(yaml).mapping(node, fileOfMapping, others));
    return problems.size() > before ? Optional.empty() : mapping;
  }

  private Optional<Node> root(String file, String text) {
    int before = problems.size();
    Optional<Node> root = YamlText.document(file, text, problems);
    if (root.isEmpty() && problems.size() == before) {
      problems.add(
          new Problem(
              file, 0, "", "the file is empty, expected the keys " + MappingReader.REQUIRED));
    }
    return root;
  }
}
