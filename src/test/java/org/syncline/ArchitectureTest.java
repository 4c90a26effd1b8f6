package org.syncline;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;

/** Who may know whom. */
@AnalyzeClasses(packages = "org.syncline", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String OURS = "org.syncline..";

  @ArchTest
  static final ArchRule packages_haveNoCycles =
      slices().matching("org.syncline.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule drools_isKnownToRulesOnly =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.syncline.rules..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.drools..", "org.kie..");

  @ArchTest static final ArchRule record_dependsOnNothingOfOurs = mayKnow("record");

  @ArchTest static final ArchRule mapping_dependsOnRecord = mayKnow("mapping", "record");

  @ArchTest
  static final ArchRule decision_dependsOnMappingsAndRecords =
      mayKnow("decision", "mapping", "record");

  @ArchTest
  static final ArchRule decision_isFreeOfFrameworks =
      classes()
          .that()
          .resideInAPackage("org.syncline.decision..")
          .should()
          .onlyDependOnClassesThat(resideInAnyPackage("java..", OURS));

  @ArchTest
  static final ArchRule likeness_isFreeOfFrameworks =
      classes()
          .that()
          .resideInAPackage("org.syncline.matching.likeness..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  "java..",
                  "org.apache.commons.text..",
                  "org.apache.commons.codec..",
                  "org.syncline.mapping..",
                  "org.syncline.matching.likeness..",
                  "org.syncline.record.."));

  @ArchTest
  static final ArchRule rules_dependOnDecisions =
      mayKnow("rules", "decision", "mapping", "record", "setting");

  @ArchTest
  static final ArchRule intake_dependsOnRecord = mayKnow("intake", "database", "errors", "record");

  @ArchTest static final ArchRule outbox_dependsOnRecord = mayKnow("outbox", "database", "record");

  @ArchTest
  static final ArchRule plan_readsAndNeverWrites =
      mayKnow("plan", "database", "mapping", "outbox", "record", "rules");

  @ArchTest
  static final ArchRule dataset_readsTheDatabaseOnly = mayKnow("dataset", "database", "record");

  @ArchTest
  static final ArchRule parquet_isKnownToDatasetsOnly =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.syncline.dataset..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.jerolba..", "org.apache.parquet..");

  @ArchTest static final ArchRule remote_dependsOnRecord = mayKnow("remote", "record");

  @ArchTest
  static final ArchRule salesforce_knowsOnlyPortsAndRemote =
      mayKnow("salesforce", "doctor", "intake", "outbox", "remote", "record");

  @ArchTest
  static final ArchRule pardot_knowsOnlyPortsAndRemote =
      mayKnow("pardot", "doctor", "intake", "outbox", "remote", "record");

  @ArchTest
  static final ArchRule external_knowsMappingsPortsAndRemote =
      mayKnow("external", "mapping", "outbox", "remote", "record");

  @ArchTest
  static final ArchRule doctor_knowsMappingsAndRemote =
      mayKnow("doctor", "mapping", "remote", "record");

  @ArchTest static final ArchRule vendor_knowsMappings = mayKnow("vendor", "mapping", "record");

  @ArchTest
  static final ArchRule vendor_isKnownToTheCommandLineOnly =
      onlyTheyKnow("vendor", "vendor", "cli");

  @ArchTest
  static final ArchRule salesforce_isKnownToTheCommandLineOnly =
      onlyTheyKnow("salesforce", "salesforce", "cli");

  @ArchTest
  static final ArchRule pardot_isKnownToTheCommandLineOnly =
      onlyTheyKnow("pardot", "pardot", "cli");

  /** It tells the adapters its address through {@code remote}, as any other system would. */
  @ArchTest
  static final ArchRule sandbox_knowsOnlySharedWords = mayKnow("sandbox", "remote", "record");

  @ArchTest
  static final ArchRule sandbox_isKnownToTheCommandLineOnly =
      onlyTheyKnow("sandbox", "sandbox", "cli");

  @ArchTest
  static final ArchRule sync_knowsNeitherItsCallersNorTheSystems =
      mayKnow(
          "sync",
          "action",
          "assignment",
          "automation",
          "database",
          "decision",
          "errors",
          "history",
          "intake",
          "kept",
          "mapping",
          "matching",
          "mirror",
          "outbox",
          "record",
          "review",
          "rules");

  /** The pipeline is told of by its rehearsal and by what comes of it. */
  @ArchTest
  static final ArchRule scenario_knowsTheRehearsalNotTheServer =
      mayKnow(
          "scenario",
          "decision",
          "errors",
          "history",
          "intake",
          "mapping",
          "outbox",
          "record",
          "review",
          "rules",
          "sync");

  @ArchTest
  static final ArchRule scenario_isFreeOfFrameworks =
      noClasses()
          .that()
          .resideInAPackage("org.syncline.scenario..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.fasterxml..", "jakarta..", "io.quarkus..", "org.hibernate..");

  @ArchTest
  static final ArchRule scenario_isKnownToItsCallersOnly =
      onlyTheyKnow("scenario", "scenario", "api", "cli");

  @ArchTest
  static final ArchRule connector_isKnownToItsCallersOnly =
      onlyTheyKnow("connector", "connector", "api", "cli", "console");

  @ArchTest
  static final ArchRule console_isKnownToWhoChecksItsSettings =
      onlyTheyKnow("console", "console", "cli");

  /** Its pages show what the repositories hold; it never meets a rule engine or an adapter. */
  @ArchTest
  static final ArchRule console_knowsNeitherTheApiNorTheSystems =
      noClasses()
          .that()
          .resideInAPackage("org.syncline.console..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(inside("api", "cli", "pardot", "salesforce", "sandbox", "scenario"));

  @ArchTest static final ArchRule api_isKnownToNobody = onlyItselfKnows("org.syncline.api..");

  @ArchTest
  static final ArchRule entities_stayInTheirPackage =
      classes().that().areAnnotatedWith(Entity.class).should().bePackagePrivate();

  @ArchTest
  static final ArchRule json_isUnknownToRuleFacts =
      noClasses()
          .that()
          .resideInAnyPackage("org.syncline.decision..", "org.syncline.mapping..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.fasterxml..", "jakarta..", "io.quarkus..", "org.hibernate..");

  /** Of our packages, the given one may depend on these only. */
  private static ArchRule mayKnow(String name, String... others) {
    DescribedPredicate<JavaClass> allowed =
        resideInAnyPackage(inside(others)).or(resideInAPackage(inside(name)[0]));
    return noClasses()
        .that()
        .resideInAPackage(inside(name)[0])
        .should()
        .dependOnClassesThat(resideInAPackage(OURS).and(not(allowed)));
  }

  /** Of our packages, nobody but these depends on the given one. */
  private static ArchRule onlyTheyKnow(String name, String... they) {
    return noClasses()
        .that(resideInAPackage(OURS).and(not(resideInAnyPackage(inside(they)))))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(inside(name)[0]);
  }

  private static ArchRule onlyItselfKnows(String... packages) {
    return noClasses()
        .that(resideInAPackage(OURS).and(not(resideInAnyPackage(packages))))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages);
  }

  private static String[] inside(String... names) {
    return java.util.Arrays.stream(names)
        .map(name -> "org.syncline." + name + "..")
        .toArray(String[]::new);
  }
}
