package org.syncline.cli;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfig;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.syncline.access.AccessConfig;
import org.syncline.access.AccessSettings;
import org.syncline.database.DatabaseExamination;
import org.syncline.doctor.Expectations;
import org.syncline.doctor.ExpectedObject;
import org.syncline.doctor.Finding;
import org.syncline.doctor.Look;
import org.syncline.doctor.SystemExaminer;
import org.syncline.mapping.MappingSet;
import org.syncline.record.Problem;
import org.syncline.rules.RuleSet;
import org.syncline.rules.RuleSetException;
import org.syncline.rules.RuleSetLoader;

/**
 * Looks at one place after the other. No server is started for it, so that it works where a server
 * would not, and beside one that runs.
 */
final class Examination {
  private final Folders folders;
  private final Clock clock;
  private final Consumer<Examined> told;

  /**
   * @param told hears about each place as soon as it was looked at
   */
  Examination(Folders folders, Clock clock, Consumer<Examined> told) {
    this.folders = folders;
    this.clock = clock;
    this.told = told;
  }

  void run() {
    SmallRyeConfig settings;
    try {
      settings = Settings.read();
    } catch (ConfigValidationException e) {
      tell("settings", wrong(WrongSettings.lines(e)));
      return;
    }
    Optional<MappingSet> mappings = files();
    tell("settings", settings(settings, folders.mappings()));
    tell("database", Look.at("database", () -> DatabaseExamination.findings(settings)));
    systems(settings, mappings);
  }

  private void systems(SmallRyeConfig settings, Optional<MappingSet> mappings) {
    try (Systems systems = Systems.of(settings, clock)) {
      systems
          .examiners()
          .forEach(
              examiner ->
                  tell(examiner.system().word(), examiner.examine(expected(examiner, mappings))));
    } catch (RuntimeException e) {
      tell("systems", List.of(Finding.unexpected("systems", e)));
    }
  }

  private static List<ExpectedObject> expected(
      SystemExaminer examiner, Optional<MappingSet> mappings) {
    return mappings.map(all -> Expectations.of(all, examiner.system())).orElse(List.of());
  }

  private void tell(String place, List<Finding> findings) {
    told.accept(new Examined(place, findings));
  }

  private static List<Finding> wrong(List<String> lines) {
    return lines.stream()
        .map(
            line -> Finding.problem("settings", line, "Mend it; the server does not start before."))
        .toList();
  }

  private static List<Finding> settings(SmallRyeConfig settings, Path mappings) {
    List<String> lines = new ArrayList<>(Settings.unknown(settings, System.getenv().keySet()));
    lines.addAll(new Ranges(settings).problems());
    lines.addAll(NotifyCheck.problems(settings, mappings));
    AccessConfig access = settings.getConfigMapping(AccessConfig.class);
    List<String> noAccess = AccessSettings.of(access, settings).problems();
    if (access.auth().isPresent()) {
      lines.addAll(noAccess);
    }
    List<Finding> findings = new ArrayList<>(wrong(lines));
    if (access.auth().isEmpty()) {
      findings.add(
          Finding.warning("access", noAccess.get(0), "Set it before the server is started."));
    }
    return findings.isEmpty() ? List.of(Finding.ok("settings", "they can be read")) : findings;
  }

  /** The mappings, where the files are fine. */
  private Optional<MappingSet> files() {
    try {
      RuleSet ruleSet = RuleSetLoader.load(folders.rules(), folders.mappings());
      String what =
          "rule set %s: %d rules, %d mappings"
              .formatted(
                  ruleSet.version(), ruleSet.rules().size(), ruleSet.mappings().mappings().size());
      tell("files", List.of(Finding.ok("rules and mappings", what)));
      return Optional.of(ruleSet.mappings());
    } catch (RuleSetException e) {
      tell("files", e.problems().stream().map(Examination::finding).toList());
      return Optional.empty();
    }
  }

  private static Finding finding(Problem problem) {
    return Finding.problem(
        "rules and mappings", problem.toString(), "Mend it; the server does not start before.");
  }
}
