package org.syncline.cli;

import io.quarkus.runtime.Quarkus;
import java.util.List;
import java.util.concurrent.Callable;
import org.syncline.database.DatabaseBoot;
import org.syncline.rules.EarlyRuleSet;
import picocli.CommandLine.Command;

/** Runs the server until it is told to stop. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = "Runs the server; this is what happens without a command too.",
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {"0:it was told to stop", "1:it cannot start, for the reasons told"})
final class ServeCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    EarlyRuleSet.begin(Folders::settings);
    List<String> problems = developed() ? List.of() : StartCheck.problems(System.getenv().keySet());
    if (!problems.isEmpty()) {
      refuse(String.join(System.lineSeparator(), problems));
    }
    try {
      DatabaseBoot.boot();
    } catch (IllegalStateException e) {
      refuse(e.getMessage());
    }
    Quarkus.run(null, ServerEnd::exit);
    return 0;
  }

  /** In dev mode Quarkus loads the classes; a restart would find its own ports in use. */
  private static boolean developed() {
    return ServeCommand.class
        .getClassLoader()
        .getClass()
        .getName()
        .startsWith("io.quarkus.bootstrap.classloading.");
  }

  private static void refuse(String why) {
    System.err.println(why);
    // no hooks: nothing runs yet, and the log would pour out what it has held back so far
    Runtime.getRuntime().halt(1);
  }
}
