package org.syncline.rules;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.syncline.decision.RulePairDecider;
import org.syncline.mapping.MappingLoader;
import org.syncline.mapping.TextFolder;
import org.syncline.record.Problem;

/** Makes a rule set of a folder of rules and a folder of mappings. */
public final class RuleSetLoader {
  private static final int VERSION_BYTES = 6;

  private RuleSetLoader() {}

  /** Whether this build brings its rules along, and needs no folder of them. */
  public static boolean baked() {
    return BakedRules.PRESENT;
  }

  /**
   * Reads and compiles both folders.
   *
   * @throws RuleSetException with every problem found
   */
  public static RuleSet load(Path rules, Path mappings) {
    List<Problem> problems = new ArrayList<>();
    RuleOrigin origin = RuleOrigin.ofThisBuild();
    List<RuleSource> sources = origin.sources(rules, problems);
    problems.addAll(RuleProblems.doubled(sources));
    problems.addAll(RuleChecks.style(sources));
    MappingLoader.Loaded loaded = MappingLoader.load(mappings);
    if (loaded.problems().isEmpty()) {
      problems.addAll(RuleChecks.words(sources, loaded.mappings()));
    }
    problems.addAll(loaded.problems());
    CompiledRules compiled =
        origin.compiled(sources.stream().filter(RuleSource::runs).toList(), problems);
    if (!problems.isEmpty()) {
      throw new RuleSetException(
          problems.stream().map(problem -> placed(problem, rules, sources)).toList());
    }
    Map<String, String> files = texts(sources, loaded, mappings);
    return new RuleSet(
        version(files),
        loaded.mappings(),
        new RulePairDecider(compiled.field()),
        sources.stream().flatMap(source -> source.rules().stream()).toList(),
        compiled.field(),
        compiled.assignment(),
        compiled.automation(),
        Asked.of(sources),
        files);
  }

  /** With the file as a path that an editor opens. */
  private static Problem placed(Problem problem, Path folder, List<RuleSource> sources) {
    boolean ofRule = sources.stream().anyMatch(source -> source.file().equals(problem.file()));
    return ofRule ? problem.in(folder.resolve(problem.file()).toString()) : problem;
  }

  /** The texts of both folders as they are now. */
  static Map<String, String> texts(Path rules, Path mappings) {
    List<Problem> problems = new ArrayList<>();
    List<RuleSource> sources = RuleOrigin.ofThisBuild().sources(rules, problems);
    return texts(sources, MappingLoader.load(mappings), mappings);
  }

  /** The very texts that were read: a file that is edited meanwhile does not count. */
  private static Map<String, String> texts(
      List<RuleSource> sources, MappingLoader.Loaded loaded, Path mappings) {
    Map<String, String> texts = new TreeMap<>();
    sources.forEach(source -> texts.put("rules/" + source.file(), source.text()));
    loaded
        .texts()
        .forEach((file, text) -> texts.put("mappings/" + TextFolder.inside(mappings, file), text));
    return texts;
  }

  private static String version(Map<String, String> texts) {
    StringBuilder content = new StringBuilder();
    texts.forEach((file, text) -> content.append(file).append('\0').append(text).append('\0'));
    return HexFormat.of().formatHex(sha256(content.toString()), 0, VERSION_BYTES);
  }

  private static byte[] sha256(String content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
