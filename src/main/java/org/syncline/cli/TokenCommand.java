package org.syncline.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.syncline.access.Roles;
import org.syncline.access.StaticToken;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes a token; the server is told its hash only. */
@Command(
    name = "token",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a bearer token and shows it once, with the line for SYNCLINE_TOKENS.",
      "The line holds a hash: the token cannot be had from it. Nothing is started or kept."
    },
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {"0:here is the token", "2:wrong arguments"})
final class TokenCommand implements Callable<Integer> {
  @Option(names = "--name", required = true, description = "Whose it is; the log names it.")
  String name;

  @Option(
      names = "--role",
      required = true,
      description = "viewer reads; operator also acts: retries, answers, pauses; admin may all.")
  String role;

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    checked("--name", name.matches(StaticToken.NAME), "letters, digits and . _ @ -, 64 at most");
    checked("--role", Roles.ALL.contains(role), "one of " + Roles.ALL);
    String token = StaticToken.random();
    PrintWriter out = spec.commandLine().getOut();
    out.println("Token, for who uses it:   " + token);
    out.println(
        "Line for SYNCLINE_TOKENS: "
            + new StaticToken(name, role, StaticToken.hashOf(token)).line());
    return 0;
  }

  private void checked(String option, boolean fine, String allowed) {
    if (!fine) {
      throw new ParameterException(spec.commandLine(), option + ": expected " + allowed);
    }
  }
}
