package org.syncline.rules;

import java.util.ArrayList;
import java.util.List;
import org.syncline.mapping.MappingSet;
import org.syncline.record.Problem;

/** What is wrong with rule files that would compile all the same. */
final class RuleChecks {
  private RuleChecks() {}

  static List<Problem> style(List<RuleSource> sources) {
    List<Problem> problems = new ArrayList<>();
    sources.forEach(source -> problems.addAll(HouseStyle.problems(source)));
    sources.forEach(source -> problems.addAll(AutomationHeaders.problems(source)));
    return problems;
  }

  /** What they name is held to what there is. */
  static List<Problem> words(List<RuleSource> sources, MappingSet mappings) {
    RuleWords words = new RuleWords(mappings);
    FactFields fields = new FactFields(mappings);
    CallWords calls = new CallWords(mappings);
    List<Problem> problems = new ArrayList<>();
    for (RuleSource source : sources) {
      problems.addAll(words.problems(source));
      problems.addAll(fields.problems(source));
      problems.addAll(calls.problems(source));
    }
    return problems;
  }
}
