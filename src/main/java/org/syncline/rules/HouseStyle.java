package org.syncline.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.syncline.record.Problem;

/**
 * Holds rule files to what makes the order of rules irrelevant: they only propose, and precedence
 * has names.
 */
final class HouseStyle {
  private static final Pattern OPEN_QUOTE = Pattern.compile("\"");
  private static final Map<Pattern, String> FORBIDDEN = new LinkedHashMap<>();

  static {
    forbid(
        "(?<![\\w.$-])(salience|no-loop|lock-on-active|agenda-group|activation-group"
            + "|ruleflow-group)(?![\\w-])",
        "precedence has names: propose, propose.specific() and propose.override()");
    forbid(
        "(?<![\\w.$])(modify|update|insert|insertLogical|delete|retract)\\s*\\(",
        "a rule changes no fact, it calls propose");
  }

  private HouseStyle() {}

  private static void forbid(String words, String instead) {
    FORBIDDEN.put(Pattern.compile(words), instead);
  }

  static List<Problem> problems(RuleSource source) {
    List<Problem> problems = new ArrayList<>();
    if (!source.runs()) {
      problems.add(new Problem(source.file(), 0, "", wrongPhase(source.phase())));
    }
    if (source.text().isBlank()) {
      problems.add(new Problem(source.file(), 0, "", "the file is empty"));
    }
    OPEN_QUOTE
        .matcher(source.code())
        .results()
        .limit(1)
        .forEach(found -> problems.add(problem(source, found, "a quote is opened and not closed")));
    FORBIDDEN.forEach(
        (words, instead) ->
            words
                .matcher(source.code())
                .results()
                .forEach(found -> problems.add(problem(source, found, forbidden(found, instead)))));
    return problems;
  }

  private static String wrongPhase(String phase) {
    String found = phase.isEmpty() ? "the rules folder itself" : phase + "/";
    return "no phase runs rules in " + found + ", allowed: " + Phase.folders();
  }

  private static String forbidden(MatchResult found, String instead) {
    return "'" + found.group(1) + "' is not allowed: " + instead;
  }

  private static Problem problem(RuleSource source, MatchResult found, String message) {
    int line = source.lineAt(found.end());
    return new Problem(source.file(), line, source.placeAt(line), message);
  }
}
