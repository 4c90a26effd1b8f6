package org.syncline.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.syncline.rules.RuleSet;
import org.syncline.rules.RuleSetLoader;

/** A copy of the shipped rules and mappings, for a test to edit and to spoil. */
public final class RuleFiles {
  private static final Path SHIPPED = Path.of("");
  private static final String EACH_RULE = "(?m)^(?=rule )";

  private final Path folder;

  private RuleFiles(Path folder) {
    this.folder = folder;
  }

  /** Copies what is shipped into the folder, in place of what is there. */
  public static RuleFiles in(Path folder) {
    RuleFiles files = new RuleFiles(folder);
    for (String name : List.of("rules", "mappings")) {
      delete(folder.resolve(name));
      copy(SHIPPED.resolve(name), folder.resolve(name));
    }
    return files;
  }

  public Path rules() {
    return folder.resolve("rules");
  }

  public Path mappings() {
    return folder.resolve("mappings");
  }

  public Path rule(String name) {
    return rules().resolve("field").resolve(name);
  }

  public Path mapping(String name) {
    return mappings().resolve(name);
  }

  public RuleSet load() {
    return RuleSetLoader.load(rules(), mappings());
  }

  /** The rule set without the rules that the predicate finds by their text. */
  public RuleFiles without(Predicate<String> unwanted) {
    List<String> gone = new ArrayList<>();
    for (Path file : files(rules())) {
      StringBuilder kept = new StringBuilder();
      for (String rule : read(file).split(EACH_RULE)) {
        if (rule.startsWith("rule ") && unwanted.test(rule)) {
          gone.add(rule);
        } else {
          kept.append(rule);
        }
      }
      write(file, kept.toString());
    }
    if (gone.isEmpty()) {
      throw new AssertionError("no rule to take away");
    }
    return this;
  }

  public RuleFiles edit(Path file, UnaryOperator<String> edit) {
    return write(file, edit.apply(read(file)));
  }

  public RuleFiles write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The texts of all shipped rules of a phase. */
  public static List<String> shippedRules(String phase) {
    return files(SHIPPED.resolve("rules").resolve(phase)).stream()
        .flatMap(file -> Stream.of(read(file).split(EACH_RULE)))
        .filter(rule -> rule.startsWith("rule "))
        .toList();
  }

  /** A folder and all that is in it; none is none. */
  public static void delete(Path folder) {
    List<Path> all = new ArrayList<>(Files.exists(folder) ? walk(folder) : List.of());
    Collections.reverse(all);
    all.forEach(
        path -> {
          try {
            Files.delete(path);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static void copy(Path from, Path to) {
    files(from)
        .forEach(file -> new RuleFiles(to).write(to.resolve(from.relativize(file)), read(file)));
  }

  private static List<Path> files(Path folder) {
    return walk(folder).stream().filter(Files::isRegularFile).toList();
  }

  private static List<Path> walk(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
