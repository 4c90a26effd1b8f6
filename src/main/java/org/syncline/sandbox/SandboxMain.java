package org.syncline.sandbox;

import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.syncline.sandbox.pardot.PardotSandbox;
import org.syncline.sandbox.salesforce.SalesforceSandbox;

/** The sandbox alone, in a process of its own: {@code --people 100000 --port 8090}. */
public final class SandboxMain {
  private static final String USAGE =
      "allowed are --host H, --port P, --people N, --pairs-only, --edits-per-second R, --seed S";
  private static final int PORT = 8090;
  private static final int PEOPLE = 500;
  private static final long SEED = 20261124;

  private SandboxMain() {}

  public static void main(String... arguments) throws InterruptedException {
    SandboxServer server = SandboxServer.start(settings(arguments), Clock.systemUTC());
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "sandbox-stop"));
    System.out.println("Salesforce and Pardot at " + server.baseUrl());
    new CountDownLatch(1).await();
  }

  /**
   * The settings that these arguments ask for.
   *
   * @throws IllegalArgumentException naming the argument that is wrong and what is allowed
   */
  static SandboxSettings settings(String... arguments) {
    SandboxSettings settings =
        new SandboxSettings(
            "127.0.0.1",
            PORT,
            PEOPLE,
            false,
            0,
            SEED,
            PardotSandbox.Settings.defaults(),
            SalesforceSandbox.Settings.defaults());
    Iterator<String> rest = List.of(arguments).iterator();
    while (rest.hasNext()) {
      settings = with(settings, rest.next(), rest);
    }
    return settings;
  }

  private static SandboxSettings with(SandboxSettings s, String option, Iterator<String> rest) {
    if (option.equals("--pairs-only")) {
      return s.withPairsOnly();
    }
    String value = rest.hasNext() ? rest.next() : "";
    try {
      return switch (option) {
        case "--host" -> s.withHost(value);
        case "--port" -> s.withPort(Integer.parseInt(value));
        case "--people" -> s.withPeople(Integer.parseInt(value));
        case "--edits-per-second" -> s.withEditsPerSecond(Double.parseDouble(value));
        case "--seed" -> s.withSeed(Long.parseLong(value));
        default ->
            throw new IllegalArgumentException("unknown argument '" + option + "'; " + USAGE);
      };
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(option + " needs a number, not '" + value + "'", e);
    }
  }
}
