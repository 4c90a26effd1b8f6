package org.syncline.cli;

import io.quarkus.runtime.Quarkus;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import org.syncline.database.DatabaseBoot;
import org.syncline.database.ScratchSchema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells what a first or full sync would write, and writes nothing. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = {
      "Reads both systems and tells what a sync would write: per object, field and rule, with",
      "examples. Nothing is written to either system, and a running server is not disturbed."
    },
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:here is the plan",
      "1:there is none, for the reason told",
      "2:wrong arguments"
    })
final class PlanCommand implements Callable<Integer> {
  /** The server's own work, its port and its talk are left out. */
  private static final Map<String, String> SETTINGS =
      Map.ofEntries(
          Map.entry("syncline.workers.enabled", "false"),
          Map.entry("syncline.workers.progress-every", "off"),
          Map.entry("syncline.workers.housekeeping-every", "off"),
          Map.entry("syncline.poll.every", "off"),
          Map.entry("syncline.rules-watch", "off"),
          Map.entry("syncline.sandbox.port", "0"),
          Map.entry("syncline.sandbox.edits-per-second", "0"),
          // nobody can ask it anything, so nobody is asked for a token
          Map.entry("quarkus.http.host-enabled", "false"),
          Map.entry("syncline.auth", "none"),
          // a copy of millions of records is one transaction
          Map.entry("quarkus.transaction-manager.default-transaction-timeout", "PT2H"),
          Map.entry("quarkus.banner.enabled", "false"),
          Map.entry("quarkus.log.level", "WARN"),
          Map.entry("quarkus.log.console.stderr", "true"));

  @Option(names = "--json", description = "The plan as JSON, as the API gives it.")
  boolean json;

  @Mixin Folders folders;
  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    try {
      System.setProperty("quarkus.log.level", "WARN");
      DatabaseBoot.join();
      try (ScratchSchema schema = ScratchSchema.create()) {
        return planned(schema);
      }
    } catch (IllegalStateException e) {
      spec.commandLine().getErr().println(e.getMessage());
      return 1;
    }
  }

  private int planned(ScratchSchema schema) {
    SETTINGS.forEach(System::setProperty);
    System.setProperty("syncline.rules", folders.rules().toString());
    System.setProperty("syncline.mappings", folders.mappings().toString());
    System.setProperty("quarkus.datasource.jdbc.url", schema.url());
    System.setProperty(
        "quarkus.datasource.jdbc.additional-jdbc-properties.currentSchema", schema.name());
    System.setProperty("quarkus.flyway.default-schema", schema.name());
    System.setProperty("quarkus.flyway.schemas", schema.name());
    // or the plan's would take the place of the server's
    System.setProperty("syncline.datasets.schema", schema.name());
    PlanApplication.Outcome outcome = new PlanApplication.Outcome();
    Quarkus.run(PlanApplication.class, outcome::ended, schema.live());
    return told(outcome);
  }

  private int told(PlanApplication.Outcome outcome) {
    PrintWriter out = spec.commandLine().getOut();
    if (outcome.plan().isEmpty()) {
      spec.commandLine().getErr().println("No plan: " + outcome.problem());
      return 1;
    }
    out.println(
        json ? PlanJson.of(outcome.plan().get()) : new PlanText(outcome.plan().get()).toString());
    out.flush();
    return 0;
  }
}
