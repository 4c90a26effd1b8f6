package org.syncline.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.syncline.record.Problem;
import org.syncline.rules.RuleSet;
import org.syncline.rules.RuleSetException;
import org.syncline.rules.RuleSetLoader;
import org.syncline.scenario.JUnitReport;
import org.syncline.scenario.ScenarioFiles;
import org.syncline.scenario.ScenarioReport;
import org.syncline.scenario.ScenarioRunner;
import org.syncline.scenario.Scenarios;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs scenarios against the rule and mapping files. */
@Command(
    name = "scenarios",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the scenarios against the rule and mapping files; nothing is started or stored.",
      "A scenario that fails is told with file and line, what it expected and what was found."
    },
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:all came out as wanted",
      "1:one did not, files cannot be used, or too few rules are covered",
      "2:wrong arguments"
    })
final class ScenariosCommand implements Callable<Integer> {
  private static final int ALL = 100;

  @Mixin Folders folders;

  @Option(names = "--scenarios", description = "Folder of the scenario files.", paramLabel = "DIR")
  Path folder;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description = "Files and folders of scenarios to run; all of the folder where none is named.")
  List<Path> chosen = new ArrayList<>();

  @Option(
      names = "--threshold",
      paramLabel = "PERCENT",
      description = "Fails where fewer of the rules are covered.")
  int threshold;

  @Option(names = "--junit", paramLabel = "FILE", description = "Writes a JUnit XML report.")
  Path junit;

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    if (threshold < 0 || threshold > ALL) {
      throw new ParameterException(
          spec.commandLine(), "--threshold: expected 0 to 100, found " + threshold);
    }
    try {
      RuleSet ruleSet = RuleSetLoader.load(folders.rules(), folders.mappings());
      List<Problem> problems = new ArrayList<>();
      Scenarios scenarios = Scenarios.read(texts(problems), ruleSet);
      problems.addAll(scenarios.problems());
      return problems.isEmpty() ? run(scenarios, ruleSet) : told(problems);
    } catch (RuleSetException e) {
      return told(e.problems());
    }
  }

  private Map<String, String> texts(List<Problem> problems) {
    Map<String, String> texts = new LinkedHashMap<>();
    List<Path> places = chosen.isEmpty() ? List.of(folder()) : chosen;
    places.forEach(place -> texts.putAll(ScenarioFiles.at(place, problems)));
    return texts;
  }

  private Path folder() {
    return folder == null ? Folders.settings().scenarios() : folder;
  }

  private int told(List<Problem> problems) {
    PrintWriter out = spec.commandLine().getOut();
    problems.forEach(out::println);
    out.printf(problems.size() == 1 ? "1 problem%n" : "%d problems%n", problems.size());
    return 1;
  }

  private int run(Scenarios scenarios, RuleSet ruleSet) {
    PrintWriter out = spec.commandLine().getOut();
    ScenarioReport report = new ScenarioRunner(ruleSet).run(scenarios.scenarios());
    new ScenarioSummary(report).print(out);
    if (!scenarios.leftOut().isEmpty()) {
      out.printf(
          "%d scenarios bring rules and are left out: this binary has its rules baked in%n",
          scenarios.leftOut().size());
    }
    boolean covered = report.coveredPercent() >= threshold;
    if (!covered) {
      out.printf("Fewer than %d %% of the rules are covered%n", threshold);
    }
    return written(report) && covered && report.failed() == 0 ? 0 : 1;
  }

  /** Whether the report is where it was asked for, if it was. */
  private boolean written(ScenarioReport report) {
    if (junit == null) {
      return true;
    }
    try {
      Files.createDirectories(junit.toAbsolutePath().getParent());
      try (Writer writer = Files.newBufferedWriter(junit)) {
        JUnitReport.write(report, writer);
      }
      return true;
    } catch (IOException e) {
      spec.commandLine().getErr().println("--junit: " + junit + " cannot be written: " + e);
      return false;
    }
  }
}
