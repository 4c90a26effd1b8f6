package org.syncline.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.syncline.mapping.YamlReader;
import org.syncline.mapping.YamlText;
import org.syncline.record.Problem;
import org.syncline.rules.RuleSet;
import org.yaml.snakeyaml.nodes.Node;

/**
 * What was read of scenario files: the scenarios, or why they cannot be run.
 *
 * @param problems of all files at once; where there is one, nothing should be run
 */
public record Scenarios(List<Scenario> scenarios, List<Problem> problems) {
  /** More than that are not read. */
  public static final int MOST = 1000;

  public Scenarios {
    scenarios = List.copyOf(scenarios);
    problems = problems.stream().distinct().sorted().toList();
  }

  /**
   * Reads texts by the name of their file, each with one scenario or more, for the mappings and the
   * rules of a rule set.
   */
  public static Scenarios read(Map<String, String> texts, RuleSet ruleSet) {
    List<Problem> problems = new ArrayList<>();
    List<Scenario> scenarios = new ArrayList<>();
    RuleNames rules =
        new RuleNames(
            ruleSet.rules().stream().map(RuleSet.RuleName::name).collect(Collectors.toSet()));
    for (Map.Entry<String, String> file : texts.entrySet()) {
      int room = MOST - scenarios.size();
      List<Node> documents = YamlText.documents(file.getKey(), file.getValue(), room + 1, problems);
      if (documents.size() > room) {
        String more = "more than " + MOST + " scenarios, which is the most that are run at once";
        problems.add(new Problem(file.getKey(), 0, "", more));
        break;
      }
      scenarios.addAll(read(file.getKey(), documents, ruleSet, rules, problems));
    }
    return new Scenarios(scenarios, problems);
  }

  private static List<Scenario> read(
      String file, List<Node> documents, RuleSet ruleSet, RuleNames rules, List<Problem> problems) {
    if (documents.isEmpty() && problems.stream().noneMatch(one -> one.file().equals(file))) {
      problems.add(
          new Problem(file, 0, "", "no scenario here, expected the keys note, mapping, given"));
    }
    YamlReader yaml = new YamlReader(file, problems);
    ScenarioReader reader = new ScenarioReader(yaml, ruleSet.mappings(), rules);
    return documents.stream().flatMap(document -> reader.read(document).stream()).toList();
  }
}
