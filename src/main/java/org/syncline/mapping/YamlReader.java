package org.syncline.mapping;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.syncline.record.Problem;
import org.syncline.record.Words;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads YAML nodes and notes, with file and line, whatever is not as it should be. The place that
 * is given with a node is where it stands, in the words of the file: {@code phone nullSync}.
 */
public final class YamlReader {
  private final String file;
  private final List<Problem> problems;

  public YamlReader(String file, List<Problem> problems) {
    this.file = file;
    this.problems = problems;
  }

  public void problem(Node node, String place, String message) {
    problem(line(node), place, message);
  }

  public void problem(int line, String place, String message) {
    problems.add(new Problem(file, line, place, message));
  }

  /** Where it begins, from 1. */
  public static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }

  public String file() {
    return file;
  }

  public boolean isMap(Node node, String place) {
    if (!(node instanceof MappingNode)) {
      problem(node, place, "expected keys and values, found " + kind(node));
    }
    return node instanceof MappingNode;
  }

  /** The entries of a map; unknown and doubled keys are problems. */
  public Map<String, Node> map(Node node, String place, Set<String> allowed) {
    Map<String, Node> entries = new LinkedHashMap<>();
    if (!isMap(node, place)) {
      return entries;
    }
    for (NodeTuple tuple : ((MappingNode) node).getValue()) {
      String key = text(tuple.getKeyNode(), place).orElse("");
      if (!allowed.isEmpty() && !allowed.contains(key)) {
        problem(tuple.getKeyNode(), place, unknown("key", key, allowed));
      } else if (entries.put(key, tuple.getValueNode()) != null) {
        problem(tuple.getKeyNode(), place, "the key '" + key + "' is given twice");
      }
    }
    return entries;
  }

  /** What is said of a word that is none of the allowed ones. */
  public static String unknown(String what, String found, Set<String> allowed) {
    return "unknown " + what + " '" + found + "', allowed: " + sorted(allowed);
  }

  /** Words as a list for people. */
  public static String sorted(Set<String> words) {
    return words.stream().sorted().collect(Collectors.joining(", "));
  }

  public List<Node> list(Node node, String place) {
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    problem(node, place, "expected a list, found " + kind(node));
    return List.of();
  }

  /** The keys and values of a list that has some. */
  public List<Node> entries(Node node, String place) {
    List<Node> entries = list(node, place);
    if (node instanceof SequenceNode && entries.isEmpty()) {
      problem(node, place, "expected at least one entry");
    }
    return entries.stream().filter(entry -> isMap(entry, place)).toList();
  }

  /** The text of a key that must be there. */
  public String required(Node node, Map<String, Node> entries, String place, String key) {
    if (!entries.containsKey(key)) {
      problem(node, place, "the key '" + key + "' is missing");
      return "";
    }
    return text(entries.get(key), place + " " + key).orElse("");
  }

  /** A text, or a list of texts. */
  public List<String> texts(Node node, String place) {
    List<Node> nodes = node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
    List<String> texts = new ArrayList<>();
    nodes.forEach(entry -> text(entry, place).ifPresent(texts::add));
    return texts;
  }

  public Optional<String> text(Node node, String place) {
    if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank() && !nothing(scalar)) {
      return Optional.of(scalar.getValue());
    }
    problem(node, place, "expected a text, found " + kind(node));
    return Optional.empty();
  }

  private static boolean nothing(ScalarNode scalar) {
    return scalar.getTag().getValue().endsWith(":null");
  }

  public <E extends Enum<E>> Optional<E> word(Node node, String place, Class<E> type) {
    return text(node, place)
        .flatMap(
            text -> {
              Optional<E> word = Words.parse(type, text);
              if (word.isEmpty()) {
                problem(node, place, unknown("word", text, words(type)));
              }
              return word;
            });
  }

  private static <E extends Enum<E>> Set<String> words(Class<E> type) {
    return Arrays.stream(type.getEnumConstants()).map(Words::kebab).collect(Collectors.toSet());
  }

  public Optional<Boolean> flag(Node node, String place) {
    return text(node, place)
        .flatMap(
            text -> {
              if (!text.equals("true") && !text.equals("false")) {
                problem(node, place, "expected true or false, found '" + text + "'");
                return Optional.empty();
              }
              return Optional.of(Boolean.valueOf(text));
            });
  }

  public Optional<Integer> priority(Node node, String place) {
    return number(node, place, 0);
  }

  public Optional<Integer> length(Node node, String place) {
    return number(node, place, 1);
  }

  private Optional<Integer> number(Node node, String place, int least) {
    Optional<String> text = text(node, place);
    Optional<Integer> number =
        text.filter(digits -> digits.matches("\\d{1,9}"))
            .map(Integer::valueOf)
            .filter(found -> found >= least);
    if (text.isPresent() && number.isEmpty()) {
      problem(
          node, place, "expected a whole number from " + least + " on, found '" + text.get() + "'");
    }
    return number;
  }

  /** A number between 0 and 1, such as 0.9. */
  public Optional<Double> share(Node node, String place) {
    Optional<String> text = text(node, place);
    Optional<Double> share =
        text.filter(digits -> digits.matches("0?\\.\\d{1,9}"))
            .map(Double::valueOf)
            .filter(found -> found > 0);
    if (text.isPresent() && share.isEmpty()) {
      problem(
          node,
          place,
          "expected a number between 0 and 1, such as 0.9, found '" + text.get() + "'");
    }
    return share;
  }

  /** A span of time such as {@code 500ms} or {@code 1m}. */
  public Optional<Duration> duration(Node node, String place) {
    return text(node, place)
        .flatMap(
            text -> {
              if (!text.matches("\\d{1,9}(ms|s|m|h)")) {
                problem(
                    node, place, "expected a time such as 2s, 500ms or 1m, found '" + text + "'");
                return Optional.empty();
              }
              return Optional.of(
                  text.endsWith("ms")
                      ? Duration.ofMillis(Long.parseLong(text.replace("ms", "")))
                      : Duration.parse("PT" + text));
            });
  }

  /** What a node is, for a message. */
  public static String kind(Node node) {
    if (node instanceof ScalarNode scalar) {
      return nothing(scalar) ? "nothing" : "'" + scalar.getValue() + "'";
    }
    return node instanceof SequenceNode ? "a list" : "keys and values";
  }
}
