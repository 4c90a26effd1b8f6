package org.syncline.rules;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.syncline.decision.DecisionRules;
import org.syncline.decision.RulePairDecider;
import org.syncline.mapping.MappingLoader;
import org.syncline.record.Problem;

/** Makes a rule set of a folder of rules and a folder of mappings. */
public final class RuleSetLoader {
  private static final String FIELD_PHASE = "field";
  private static final int VERSION_BYTES = 6;

  private RuleSetLoader() {}

  /**
   * Reads and compiles both folders.
   *
   * @throws RuleSetException with every problem found
   */
  public static RuleSet load(Path rules, Path mappings) {
    List<Problem> problems = new ArrayList<>();
    List<RuleSource> sources = sources(rules, problems);
    problems.addAll(RuleProblems.doubled(sources));
    MappingLoader.Loaded loaded = MappingLoader.load(mappings);
    problems.addAll(loaded.problems());
    DroolsRules.Compiled compiled =
        DroolsRules.compile(sources.stream().filter(s -> s.phase().equals(FIELD_PHASE)).toList());
    problems.addAll(RuleProblems.of(compiled.errors(), sources));
    if (!problems.isEmpty()) {
      throw new RuleSetException(problems);
    }
    DecisionRules decisionRules = compiled.rules();
    return new RuleSet(
        version(sources, mappings),
        loaded.mappings(),
        new RulePairDecider(decisionRules),
        sources.stream().flatMap(source -> source.rules().stream()).toList());
  }

  private static List<RuleSource> sources(Path folder, List<Problem> problems) {
    if (!Files.isDirectory(folder)) {
      problems.add(new Problem(folder.toString(), 0, "", "the rules folder does not exist"));
      return List.of();
    }
    List<RuleSource> sources = new ArrayList<>();
    for (Path file : files(folder, ".drl", problems)) {
      String name = folder.relativize(file).toString().replace('\\', '/');
      try {
        sources.add(new RuleSource(name, Files.readString(file)));
      } catch (IOException e) {
        problems.add(new Problem(name, 0, "", "cannot be read: " + e.getMessage()));
      }
    }
    if (sources.isEmpty()) {
      problems.add(
          new Problem(folder.toString(), 0, "", "no rule file here, expected field/*.drl"));
    }
    return sources;
  }

  private static List<Path> files(Path folder, String ending, List<Problem> problems) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException | java.io.UncheckedIOException e) {
      problems.add(new Problem(folder.toString(), 0, "", "cannot be read: " + e.getMessage()));
      return List.of();
    }
  }

  private static String version(List<RuleSource> sources, Path mappings) {
    StringBuilder content = new StringBuilder();
    sources.forEach(source -> content.append(source.file()).append('\0').append(source.text()));
    for (Path file : files(mappings, ".yaml", new ArrayList<>())) {
      content.append(mappings.relativize(file)).append('\0').append(read(file));
    }
    return HexFormat.of().formatHex(sha256(content.toString()), 0, VERSION_BYTES);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new RuleSetException(
          List.of(new Problem(file.toString(), 0, "", "cannot be read: " + e.getMessage())));
    }
  }

  private static byte[] sha256(String content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
