package org.syncline.mapping;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.syncline.record.Problem;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** A text as YAML nodes; text that is no YAML is a problem with its line. */
public final class YamlText {
  private YamlText() {}

  /** The only document of a text; empty where there is none, or where it is broken. */
  public static Optional<Node> document(String file, String text, List<Problem> problems) {
    return read(file, problems, yaml -> yaml.compose(new StringReader(text)));
  }

  /** The documents of a text, up to so many; none where one of them is broken. */
  public static List<Node> documents(String file, String text, int most, List<Problem> problems) {
    return read(
            file,
            problems,
            yaml -> {
              List<Node> documents = new ArrayList<>();
              for (Node document : yaml.composeAll(new StringReader(text))) {
                if (documents.size() == most) {
                  break;
                }
                documents.add(document);
              }
              return documents;
            })
        .orElse(List.of());
  }

  /** Whether the document is a map with this key. */
  static boolean has(Node document, String key) {
    return document instanceof MappingNode map
        && map.getValue().stream()
            .anyMatch(
                tuple ->
                    tuple.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key));
  }

  private static <T> Optional<T> read(
      String file, List<Problem> problems, Function<Yaml, T> composed) {
    try {
      Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
      return Optional.ofNullable(composed.apply(yaml));
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
