package org.syncline.cli;

import io.quarkus.runtime.Quarkus;
import java.util.concurrent.Callable;
import org.syncline.database.DatabaseBoot;
import org.syncline.rules.EarlyRuleSet;
import picocli.CommandLine.Command;

/** Runs the server until it is told to stop. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = "Runs the server; this is what happens without a command too.")
final class ServeCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    EarlyRuleSet.begin(Folders::settings);
    try {
      DatabaseBoot.boot();
    } catch (IllegalStateException e) {
      System.err.println(e.getMessage());
      // no hooks: nothing runs yet, and the log would pour out what it has held back so far
      Runtime.getRuntime().halt(1);
    }
    Quarkus.run();
    return 0;
  }
}
