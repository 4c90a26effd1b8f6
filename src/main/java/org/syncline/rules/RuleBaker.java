package org.syncline.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.syncline.record.Problem;

/**
 * A step of the build of the profile {@code native}: lays the rule files where {@code
 * drools-quarkus} compiles them, with what it needs in front, and among the classes as they are.
 */
final class RuleBaker {
  /** One knowledge base a phase, as the folders are. */
  private static final String KMODULE =
      """
      <kmodule xmlns="http://www.drools.org/xsd/kmodule">
      %s</kmodule>
      """;

  private static final String KBASE =
      """
        <kbase name="%1$s" packages="rules.%1$s"/>
      """;

  private RuleBaker() {}

  /** Arguments: the folders of the rules, of what Drools compiles, of the classes. */
  public static void main(String... arguments) throws IOException {
    bake(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]));
  }

  /**
   * @throws RuleSetException if the files cannot be baked; what only compiling shows is not among
   *     the reasons
   */
  static void bake(Path rules, Path compiled, Path classes) throws IOException {
    List<Problem> problems = new ArrayList<>();
    List<RuleSource> sources = new FolderRules().sources(rules, problems);
    problems.addAll(RuleProblems.doubled(sources));
    sources.forEach(source -> problems.addAll(HouseStyle.problems(source)));
    sources.stream().filter(RuleSource::hasPackage).map(RuleBaker::foreign).forEach(problems::add);
    if (!problems.isEmpty()) {
      throw new RuleSetException(problems);
    }
    layForDrools(sources.stream().filter(RuleSource::runs).toList(), compiled);
    layTexts(sources, classes.resolve(BakedRules.TEXTS));
  }

  private static void layForDrools(List<RuleSource> sources, Path folder) throws IOException {
    for (RuleSource source : sources) {
      write(folder.resolve("rules").resolve(source.file()), source.drl());
    }
    String bases =
        RuleBases.phases(sources).stream()
            .map(phase -> KBASE.formatted(phase.folder()))
            .collect(Collectors.joining());
    write(folder.resolve("META-INF/kmodule.xml"), KMODULE.formatted(bases));
  }

  private static void layTexts(List<RuleSource> sources, Path folder) throws IOException {
    for (RuleSource source : sources) {
      write(folder.resolve(source.file() + BakedRules.ENDING), source.text());
    }
    write(
        folder.resolve(BakedRules.LIST),
        sources.stream().map(RuleSource::file).collect(Collectors.joining("\n")));
  }

  private static Problem foreign(RuleSource source) {
    return new Problem(
        source.file(), 1, "", "a rule file with a package of its own cannot be baked in");
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
