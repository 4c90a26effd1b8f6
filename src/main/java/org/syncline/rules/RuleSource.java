package org.syncline.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One rule file as text.
 *
 * @param file relative to the rules folder
 */
record RuleSource(String file, String text) {
  private static final Pattern RULE = Pattern.compile("(?m)^\\s*rule\\s+(\"[^\"]*\"|'[^']*'|\\w+)");
  private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s");

  /**
   * What every rule file may use without saying so. It stands on the file's first line, so that
   * lines keep their numbers.
   */
  private static final String PRELUDE =
      "import org.syncline.decision.FieldDifference; "
          + "import org.syncline.decision.Side; "
          + "global org.syncline.decision.Proposals propose; ";

  String phase() {
    return file.contains("/") ? file.substring(0, file.indexOf('/')) : "";
  }

  String drl() {
    String head = PACKAGE.matcher(text).find() ? "" : "package rules." + phase() + "; " + PRELUDE;
    return head + text;
  }

  List<RuleSet.RuleName> rules() {
    List<RuleSet.RuleName> rules = new ArrayList<>();
    Matcher matcher = RULE.matcher(text);
    while (matcher.find()) {
      String name = matcher.group(1).replaceAll("^[\"']|[\"']$", "");
      rules.add(new RuleSet.RuleName(name, file, lineAt(matcher.start(1))));
    }
    return rules;
  }

  /** The line, from 1, on which the text first stands, at or behind the given line. */
  Optional<Integer> lineOf(String wanted, int from) {
    String[] lines = text.split("\n", -1);
    for (int i = Math.max(0, from - 1); i < lines.length; i++) {
      if (lines[i].contains(wanted)) {
        return Optional.of(i + 1);
      }
    }
    return Optional.empty();
  }

  private int lineAt(int offset) {
    return (int) text.substring(0, offset).chars().filter(c -> c == '\n').count() + 1;
  }
}
