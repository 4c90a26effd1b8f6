package org.syncline.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kie.api.builder.Message;
import org.syncline.record.Problem;

/** Says where a rule is wrong, also where Drools names no line. */
final class RuleProblems {
  private static final Pattern QUOTED = Pattern.compile("[\"']([^\"'\\n]{2,})[\"']");

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
                  "rule \"" + rule.name() + "\"",
                  "a rule of this name is in " + first.file() + ":" + first.line() + " too"));
        }
      }
    }
    return problems;
  }

  static List<Problem> of(List<Message> messages, List<RuleSource> sources) {
    return messages.stream().map(message -> of(message, sources)).distinct().sorted().toList();
  }

  private static Problem of(Message message, List<RuleSource> sources) {
    String text = message.getText();
    Optional<RuleSource> source =
        sources.stream()
            .filter(s -> message.getPath() != null && message.getPath().endsWith(s.file()))
            .findFirst();
    Optional<RuleSet.RuleName> rule = rule(text, source.map(List::of).orElse(sources));
    Optional<RuleSource> file =
        source.or(
            () ->
                rule.flatMap(
                    r -> sources.stream().filter(s -> s.file().equals(r.file())).findFirst()));
    int line = message.getLine();
    if (line <= 0) {
      line =
          file.flatMap(s -> expression(text, s, rule))
              .or(() -> rule.map(RuleSet.RuleName::line))
              .orElse(0);
    }
    return new Problem(
        file.map(RuleSource::file).orElse("rules"),
        line,
        rule.map(r -> "rule \"" + r.name() + "\"").orElse(""),
        text.strip());
  }

  private static Optional<RuleSet.RuleName> rule(String text, List<RuleSource> sources) {
    return sources.stream()
        .flatMap(source -> source.rules().stream())
        .filter(rule -> text.contains(rule.name()))
        .findFirst();
  }

  /** The line of the first quoted expression of the message that stands in the file. */
  private static Optional<Integer> expression(
      String text, RuleSource source, Optional<RuleSet.RuleName> rule) {
    int from = rule.map(RuleSet.RuleName::line).orElse(1);
    Matcher quoted = QUOTED.matcher(text);
    while (quoted.find()) {
      String expression = quoted.group(1);
      if (rule.map(r -> r.name().equals(expression)).orElse(false)) {
        continue;
      }
      Optional<Integer> line = source.lineOf(expression.strip(), from);
      if (line.isPresent()) {
        return line;
      }
    }
    return unquoted(text, source, from);
  }

  private static Optional<Integer> unquoted(String text, RuleSource source, int from) {
    for (String word : text.split("[^A-Za-z0-9_.$]+")) {
      Optional<Integer> line = word.length() > 3 ? source.lineOf(word, from + 1) : Optional.empty();
      if (line.isPresent()) {
        return line;
      }
    }
    return Optional.empty();
  }
}
