package org.syncline.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One rule file as text.
 *
 * @param file relative to the rules folder
 */
record RuleSource(String file, String text) {
  private static final Pattern RULE =
      Pattern.compile("(?m)^\\s*rule\\s+(\"[^\"\\n]*\"|'[^'\\n]*'|\\w+)");
  private static final String STRING =
      "\"[^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+)*+\"|'[^'\\\\\\n]*+(?:\\\\.[^'\\\\\\n]*+)*+'";
  private static final Pattern STRING_OR_COMMENT =
      Pattern.compile(STRING + "|//[^\\n]*|/\\*[\\s\\S]*?\\*/");
  private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s");

  String phase() {
    return file.contains("/") ? file.substring(0, file.indexOf('/')) : "";
  }

  /** The phase that runs it; empty where none does. */
  Optional<Phase> runIn() {
    return Phase.of(phase());
  }

  /** Whether a phase runs it. */
  boolean runs() {
    return runIn().isPresent();
  }

  String drl() {
    String prelude = runIn().map(Phase::prelude).orElse("");
    String plain =
        runIn().filter(Phase.AUTOMATION::equals).isPresent()
            ? AutomationHeaders.without(this)
            : text;
    return (hasPackage() ? "" : "package rules." + phase() + "; " + prelude) + plain;
  }

  boolean hasPackage() {
    return PACKAGE.matcher(uncommented()).find();
  }

  List<RuleSet.RuleName> rules() {
    List<RuleSet.RuleName> rules = new ArrayList<>();
    Matcher matcher = RULE.matcher(uncommented());
    while (matcher.find()) {
      String name = matcher.group(1).replaceAll("^[\"']|[\"']$", "");
      rules.add(new RuleSet.RuleName(name, file, lineAt(matcher.start(1))));
    }
    return rules;
  }

  /** Where the rule's name ends in the text. */
  int end(RuleSet.RuleName rule) {
    return RULE.matcher(uncommented())
        .results()
        .filter(found -> lineAt(found.start(1)) == rule.line())
        .findFirst()
        .orElseThrow()
        .end();
  }

  /** The file with only one of its rules; lines keep their numbers. */
  RuleSource only(RuleSet.RuleName rule) {
    int next =
        rules().stream()
            .mapToInt(RuleSet.RuleName::line)
            .filter(line -> line > rule.line())
            .findFirst()
            .orElse(Integer.MAX_VALUE);
    return kept(line -> line < firstRule() || line >= rule.line() && line < next);
  }

  /** The file without its rules. */
  RuleSource outside() {
    return kept(line -> line < firstRule());
  }

  private int firstRule() {
    return rules().stream().mapToInt(RuleSet.RuleName::line).findFirst().orElse(Integer.MAX_VALUE);
  }

  private RuleSource kept(IntPredicate wanted) {
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      lines[i] = wanted.test(i + 1) ? lines[i] : "";
    }
    return new RuleSource(file, String.join("\n", lines));
  }

  /** The line, from 1, on which the text first stands, at or behind the given line. */
  Optional<Integer> lineOf(String wanted, int from) {
    return line(from, line -> line.contains(wanted));
  }

  Optional<Integer> lineOfWord(String word, int from) {
    Pattern whole = Pattern.compile("(?<![\\w$])" + Pattern.quote(word) + "(?![\\w$])");
    return line(from, line -> whole.matcher(line).find());
  }

  private Optional<Integer> line(int from, Predicate<String> wanted) {
    String[] lines = text.split("\n", -1);
    for (int i = Math.max(0, from - 1); i < lines.length; i++) {
      if (wanted.test(lines[i])) {
        return Optional.of(i + 1);
      }
    }
    return Optional.empty();
  }

  String uncommented() {
    return blanked(found -> found.startsWith("/"));
  }

  /** The text without what stands in comments and quotes; each character keeps its place. */
  String code() {
    return blanked(found -> true);
  }

  private String blanked(Predicate<String> unwanted) {
    return STRING_OR_COMMENT
        .matcher(text)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(
                    unwanted.test(match.group())
                        ? match.group().replaceAll("[^\n]", " ")
                        : match.group()));
  }

  /** The rule that stands on the line, as problems name it; empty before the first. */
  String placeAt(int line) {
    return rules().stream()
        .filter(one -> one.line() <= line)
        .reduce((one, later) -> later)
        .map(RuleProblems::place)
        .orElse("");
  }

  /** The last line on which there is something. */
  int lastLine() {
    return (int) text.stripTrailing().lines().count();
  }

  int lineAt(int offset) {
    return (int) text.substring(0, offset).chars().filter(c -> c == '\n').count() + 1;
  }
}
