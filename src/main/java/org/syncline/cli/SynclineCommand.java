package org.syncline.cli;

import io.smallrye.config.ConfigValidationException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** All commands; without one of them the server runs. */
@Command(
    name = "syncline",
    mixinStandardHelpOptions = true,
    description = "Keeps a marketing automation platform and a CRM in step, by rules in files.",
    footer = {
      "",
      "Settings come from the environment (SYNCLINE_SALESFORCE_URL=...) and from",
      "config/application.properties; README.md lists them."
    },
    subcommands = {
      ServeCommand.class,
      SandboxCommand.class,
      CheckCommand.class,
      ScenariosCommand.class,
      PlanCommand.class,
      DoctorCommand.class,
      ImportSettingsCommand.class,
      TokenCommand.class
    })
public final class SynclineCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    return new ServeCommand().call();
  }

  /**
   * Does what the arguments ask for.
   *
   * @return the status to exit with: 0 is well, 1 is not, 2 the arguments were not understood;
   *     empty where the server ran and ends the process in its own way
   */
  public static Optional<Integer> run(String... arguments) {
    CommandLine line = commandLine();
    int status = line.execute(arguments);
    line.getOut().flush();
    line.getErr().flush();
    return status == 0 && served(line) ? Optional.empty() : Optional.of(status);
  }

  /** A wrong setting is told as one; anything else is a defect, and shown as such. */
  private static int failed(Exception why, CommandLine line, CommandLine.ParseResult parsed)
      throws Exception {
    if (why instanceof ConfigValidationException wrong) {
      WrongSettings.lines(wrong).forEach(line.getErr()::println);
      return 1;
    }
    throw why;
  }

  private static boolean served(CommandLine line) {
    CommandLine.ParseResult last = line.getParseResult();
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    Object command = last.commandSpec().userObject();
    boolean server = command instanceof ServeCommand || command instanceof SynclineCommand;
    return server && !last.isUsageHelpRequested() && !last.isVersionHelpRequested();
  }

  /** Writes what it says as UTF-8, whatever the terminal is taken for. */
  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new SynclineCommand());
    line.setOut(new PrintWriter(System.out, false, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(System.err, false, StandardCharsets.UTF_8));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler(SynclineCommand::failed);
    return line;
  }
}
