package org.syncline.mapping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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

  /** What was read: the mappings, or why they cannot be used. */
  public record Loaded(MappingSet mappings, List<Problem> problems) {}

  /** Reads every YAML file directly in the folder. */
  public static Loaded load(Path folder) {
    return new MappingLoader().read(folder);
  }

  private Loaded read(Path folder) {
    List<Mapping> mappings = new ArrayList<>();
    for (Path file : files(folder)) {
      mapping(file).ifPresent(mappings::add);
    }
    if (mappings.isEmpty() && problems.isEmpty()) {
      problems.add(
          new Problem(folder.toString(), 0, "", "no mapping file here, expected *.yaml files"));
    }
    return new Loaded(new MappingSet(mappings), problems.stream().sorted().toList());
  }

  private List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      problems.add(new Problem(folder.toString(), 0, "", "the mappings folder does not exist"));
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(path -> path.toString().endsWith(".yaml") || path.toString().endsWith(".yml"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<Mapping> mapping(Path file) {
    String name = file.toString();
    int before = problems.size();
    Optional<Mapping> mapping =
        root(file).map(node -> new MappingReader(new YamlReader(name, problems)).mapping(node));
    if (problems.size() > before) {
      return Optional.empty();
    }
    mapping.ifPresent(read -> unique(read, name));
    return mapping;
  }

  private void unique(Mapping mapping, String file) {
    String other = fileOfMapping.put(mapping.name(), file);
    if (other != null) {
      problems.add(
          new Problem(
              file, 1, "mapping", "the mapping '" + mapping.name() + "' is in " + other + " too"));
    }
  }

  private Optional<Node> root(Path file) {
    try (var text = Files.newBufferedReader(file)) {
      Node node = new Yaml(new SafeConstructor(new LoaderOptions())).compose(text);
      if (node == null) {
        problems.add(new Problem(file.toString(), 0, "", "the file is empty"));
      }
      return Optional.ofNullable(node);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
      String context = e.getContext() == null ? "" : " (" + e.getContext() + ")";
      problems.add(
          new Problem(file.toString(), line, "", "broken YAML: " + e.getProblem() + context));
    } catch (YAMLException e) {
      problems.add(new Problem(file.toString(), 0, "", "broken YAML: " + e.getMessage()));
    } catch (IOException e) {
      problems.add(new Problem(file.toString(), 0, "", "cannot be read: " + e.getMessage()));
    }
    return Optional.empty();
  }
}
