package org.syncline.cli;

import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.syncline.sandbox.SandboxServer;
import org.syncline.sandbox.SandboxSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The sandbox alone, in a process of its own. */
@Command(
    name = "sandbox",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Runs the sandbox alone: emulators of both APIs, with made-up people.")
final class SandboxCommand implements Callable<Integer> {
  @Option(names = "--host", description = "Where it listens.", paramLabel = "H")
  String host = "127.0.0.1";

  @Option(names = "--port", description = "0 takes any free one.", paramLabel = "P")
  int port = 8090;

  @Option(names = "--people", description = "How many at the start.", paramLabel = "N")
  int people = 500;

  @Option(names = "--pairs-only", description = "Clean pairs only, for a benchmark.")
  boolean pairsOnly;

  @Option(
      names = "--accounts",
      description = {
        "How many accounts there are besides, for a benchmark: with three",
        "contacts, two opportunities and twenty activities each."
      },
      paramLabel = "N")
  int accounts;

  @Option(
      names = "--edits-per-second",
      description = "How often somebody edits a record.",
      paramLabel = "R")
  double editsPerSecond;

  @Option(names = "--seed", description = "The same seed makes the same people.", paramLabel = "S")
  long seed = 20261124;

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    SandboxServer server = SandboxServer.start(settings(), Clock.systemUTC());
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "sandbox-stop"));
    spec.commandLine().getOut().println("Salesforce and Pardot at " + server.baseUrl());
    spec.commandLine().getOut().flush();
    new CountDownLatch(1).await();
    return 0;
  }

  SandboxSettings settings() {
    SandboxSettings settings =
        SandboxSettings.empty()
            .withHost(host)
            .withPort(port)
            .withPeople(people)
            .withAccounts(accounts)
            .withEditsPerSecond(editsPerSecond)
            .withSeed(seed);
    return pairsOnly ? settings.withPairsOnly() : settings;
  }
}
