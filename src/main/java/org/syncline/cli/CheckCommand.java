package org.syncline.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.syncline.rules.RuleSet;
import org.syncline.rules.RuleSetException;
import org.syncline.rules.RuleSetLoader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Tells everything that is wrong with the rule and mapping files. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Checks the rule and mapping files; nothing is started.",
      "Every problem is one line: file, line, place, what was found and what is allowed."
    },
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {"0:the server can use them", "1:it cannot", "2:wrong arguments"})
final class CheckCommand implements Callable<Integer> {
  @Mixin Folders folders;
  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try {
      RuleSet ruleSet = RuleSetLoader.load(folders.rules(), folders.mappings());
      out.printf(
          "Rule set %s: %d rules, %d mappings, no problem%n",
          ruleSet.version(), ruleSet.rules().size(), ruleSet.mappings().mappings().size());
      return 0;
    } catch (RuleSetException e) {
      e.problems().forEach(out::println);
      out.printf(e.problems().size() == 1 ? "1 problem%n" : "%d problems%n", e.problems().size());
      return 1;
    }
  }
}
