package org.syncline.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.kie.api.runtime.KieRuntimeBuilder;
import org.syncline.record.Problem;

/**
 * Rules that the profile {@code native} compiled into the build. A native server cannot compile
 * rules, and beside that profile's {@code drools-quarkus} a JVM compiles rules that never fire.
 */
final class BakedRules implements RuleOrigin {
  /** Folder of the rule files as they were, and of their list; {@link RuleBaker} writes both. */
  static final String TEXTS = "baked-rules/";

  static final String LIST = "files";

  /** No other ending: whatever is called .drl is compiled once more. */
  static final String ENDING = ".txt";

  /** A constant, so that a native image leaves out the compiler of rules. */
  static final boolean PRESENT = BakedRules.class.getResource("/" + TEXTS + LIST) != null;

  private static final String REBUILD =
      "the rules are baked into this binary, and these files say something else: %s; rebuild it to"
          + " change rules, or take the folder away";

  @Override
  public List<RuleSource> sources(Path folder, List<Problem> problems) {
    List<RuleSource> baked =
        text(LIST).lines().map(file -> new RuleSource(file, text(file + ENDING))).toList();
    problems.addAll(edited(folder, baked));
    return baked;
  }

  @Override
  public CompiledRules compiled(List<RuleSource> sources, List<Problem> problems) {
    KieRuntimeBuilder runtime = runtime();
    return RuleBases.rules(phase -> runtime.getKieBase(phase.folder()), sources);
  }

  /** An edit that nobody takes up would pass for one that is in force. */
  static List<Problem> edited(Path folder, List<RuleSource> baked) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Problem> problems = new ArrayList<>();
    List<RuleSource> found = new FolderRules().sources(folder, problems);
    if (found.isEmpty()) {
      return List.of();
    }
    TreeSet<String> other = new TreeSet<>();
    baked.stream().filter(one -> !found.contains(one)).map(RuleSource::file).forEach(other::add);
    found.stream().filter(one -> !baked.contains(one)).map(RuleSource::file).forEach(other::add);
    if (!other.isEmpty()) {
      String files = other.stream().collect(Collectors.joining(", "));
      problems.add(new Problem(folder.toString(), 0, "", REBUILD.formatted(files)));
    }
    return problems;
  }

  private static String text(String name) {
    try (InputStream in = BakedRules.class.getResourceAsStream("/" + TEXTS + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Made by Drools while the profile builds, so that the compiler does not know it. */
  private static KieRuntimeBuilder runtime() {
    try {
      return (KieRuntimeBuilder)
          Class.forName("org.drools.project.model.ProjectRuntime")
              .getDeclaredConstructor()
              .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this build has baked rule files but no baked rules", e);
    }
  }
}
