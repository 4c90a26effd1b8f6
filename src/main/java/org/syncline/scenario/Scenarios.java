package org.syncline.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.syncline.mapping.YamlReader;
import org.syncline.mapping.YamlText;
import org.syncline.record.Problem;
import org.syncline.rules.RuleSet;
import org.yaml.snakeyaml.nodes.Node;

/**
 * What was read of scenario files: the scenarios, or why they cannot be run.
 *
 * @param problems of all files at once; where there is one, nothing should be run
 * @param leftOut where scenarios with rules of their own stand, if this build compiles none
 */
public record Scenarios(List<Scenario> scenarios, List<Problem> problems, List<String> leftOut) {
  /** More than that are not read. */
  public static final int MOST = 1000;

  public Scenarios {
    scenarios = List.copyOf(scenarios);
    problems = problems.stream().distinct().sorted().toList();
    leftOut = List.copyOf(leftOut);
  }

  /**
   * Reads texts by the name of their file, each with one scenario or more, for the mappings and the
   * rules of a rule set.
   */
  public static Scenarios read(Map<String, String> texts, RuleSet ruleSet) {
    return read(texts, ruleSet, OwnRules.ofThisBuild(ruleSet));
  }

  /** The same of a text that anybody has sent, who may have no rules compiled. */
  public static Scenarios readSent(Map<String, String> texts, RuleSet ruleSet) {
    return read(texts, ruleSet, new OwnRules(ruleSet, OwnRules.Taking.REFUSED));
  }

  static Scenarios read(Map<String, String> texts, RuleSet ruleSet, OwnRules own) {
    List<Problem> problems = new ArrayList<>();
    List<Scenario> scenarios = new ArrayList<>();
    RuleNames rules = RuleNames.of(ruleSet);
    for (Map.Entry<String, String> file : texts.entrySet()) {
      int room = MOST - scenarios.size();
      List<Node> documents = YamlText.documents(file.getKey(), file.getValue(), room + 1, problems);
      if (documents.size() > room) {
        String more = "more than " + MOST + " scenarios, which is the most that are run at once";
        problems.add(new Problem(file.getKey(), 0, "", more));
        break;
      }
      YamlReader yaml = new YamlReader(file.getKey(), problems);
      ScenarioReader reader = new ScenarioReader(yaml, ruleSet.mappings(), rules, own);
      scenarios.addAll(read(file.getKey(), documents, reader, problems));
    }
    return new Scenarios(scenarios, problems, own.leftOut());
  }

  private static List<Scenario> read(
      String file, List<Node> documents, ScenarioReader reader, List<Problem> problems) {
    if (documents.isEmpty() && problems.stream().noneMatch(one -> one.file().equals(file))) {
      problems.add(
          new Problem(file, 0, "", "no scenario here, expected the keys note, mapping, given"));
    }
    return documents.stream().flatMap(document -> reader.read(document).stream()).toList();
  }
}
