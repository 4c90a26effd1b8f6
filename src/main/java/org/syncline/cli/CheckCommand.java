package org.syncline.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.syncline.doctor.StandardNeeds;
import org.syncline.mapping.MappingPlaces;
import org.syncline.record.Problem;
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
      "Every problem is one line: file, line, place, what was found and what is allowed.",
      "What Salesforce demands of a new record beyond its standard fields, doctor tells."
    },
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:the server can use them",
      "1:it cannot, or each record that it creates would be refused",
      "2:wrong arguments"
    })
final class CheckCommand implements Callable<Integer> {
  private static final String MAPPINGS = "mappings/";

  @Mixin Folders folders;
  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    try {
      RuleSet ruleSet = RuleSetLoader.load(folders.rules(), folders.mappings());
      List<StandardNeeds.Lack> lacks = StandardNeeds.lacks(ruleSet.mappings());
      lacks.forEach(lack -> out().println(told(lack, ruleSet)));
      long refusing = lacks.stream().filter(StandardNeeds.Lack::refusesAll).count();
      return refusing == 0 ? well(ruleSet, lacks.size()) : problems(refusing);
    } catch (RuleSetException e) {
      e.problems().forEach(out()::println);
      return problems(e.problems().size());
    }
  }

  private Problem told(StandardNeeds.Lack lack, RuleSet ruleSet) {
    String level = lack.refusesAll() ? "" : "warning: ";
    return new MappingPlaces(mappingFiles(ruleSet))
        .at(lack.mapping(), lack.field(), level + lack.message());
  }

  /** By the path that an editor opens. */
  private Map<String, String> mappingFiles(RuleSet ruleSet) {
    Map<String, String> texts = new TreeMap<>();
    ruleSet.files().entrySet().stream()
        .filter(file -> file.getKey().startsWith(MAPPINGS))
        .forEach(file -> texts.put(path(file.getKey()), file.getValue()));
    return texts;
  }

  private String path(String file) {
    return folders.mappings().resolve(file.substring(MAPPINGS.length())).toString();
  }

  private int well(RuleSet ruleSet, int warnings) {
    out()
        .printf(
            "Rule set %s: %d rules, %d mappings, no problem%s%n",
            ruleSet.version(),
            ruleSet.rules().size(),
            ruleSet.mappings().mappings().size(),
            warnings == 0 ? "" : warnings == 1 ? ", 1 warning" : ", " + warnings + " warnings");
    return 0;
  }

  private int problems(long number) {
    out().printf(number == 1 ? "1 problem%n" : "%d problems%n", number);
    return 1;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
