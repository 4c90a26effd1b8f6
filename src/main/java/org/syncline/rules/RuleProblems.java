package org.syncline.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kie.api.builder.Message;
import org.syncline.record.Problem;

/**
 * Says which rule is wrong, and where. Drools names a line of some mistakes only, and for others
 * one of the Java that it makes of the rules; so each file, and each rule of a bad one, is compiled
 * alone.
 */
final class RuleProblems {
  private RuleProblems() {}

  static List<Problem> doubled(List<RuleSource> sources) {
    Map<String, RuleSet.RuleName> seen = new HashMap<>();
    List<Problem> problems = new ArrayList<>();
    for (RuleSource source : sources) {
      for (RuleSet.RuleName rule : source.rules()) {
        RuleSet.RuleName first = seen.putIfAbsent(rule.name(), rule);
        if (first != null) {
          problems.add(
              new Problem(
                  rule.file(),
                  rule.line(),
                  place(rule),
                  "a rule of this name is in " + first.file() + ":" + first.line() + " too"));
        }
      }
    }
    return problems;
  }

  static String place(RuleSet.RuleName rule) {
    return "rule \"" + rule.name() + "\"";
  }

  /** Why these files do not compile; empty when they do not fail one by one. */
  static List<Problem> of(List<RuleSource> sources) {
    return sources.stream()
        .filter(source -> !errors(source).isEmpty())
        .flatMap(source -> inFile(source).stream())
        .distinct()
        .sorted()
        .toList();
  }

  private static List<Message> errors(RuleSource source) {
    return RuleBases.compile(List.of(source)).errors();
  }

  private static List<Problem> inFile(RuleSource source) {
    List<Problem> problems = new ArrayList<>();
    for (RuleSet.RuleName rule : source.rules()) {
      RuleSource alone = source.only(rule);
      for (RuleMessage message : RuleMessage.of(errors(alone))) {
        int line = message.lineIn(alone, rule.line());
        problems.add(new Problem(source.file(), line, place(rule), message.text()));
      }
    }
    List<Problem> outside = outside(source);
    return problems.isEmpty() || !errors(source.outside()).isEmpty() ? outside : problems;
  }

  /** What is wrong is before the first rule: an import, a stray word. */
  private static List<Problem> outside(RuleSource source) {
    List<Message> errors = errors(source.outside());
    return RuleMessage.of(errors.isEmpty() ? errors(source) : errors).stream()
        .map(one -> new Problem(source.file(), one.lineIn(source, 1), "", one.text()))
        .toList();
  }
}
