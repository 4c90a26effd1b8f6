package org.syncline.rules;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kie.api.builder.Message;
import org.syncline.decision.FieldDifference;
import org.syncline.decision.Proposals;
import org.syncline.decision.Side;

/**
 * One message of Drools about a rule, in the words of those who write rules.
 *
 * @param told by Drools, with words to look for in the file where it tells no line
 */
record RuleMessage(String text, int line, String told) {
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_$]{2,}");

  /** Words of the messages themselves that are words of rules too. */
  private static final List<String> PLAIN = List.of("field", "rule", "value", "for", "then", "end");

  private static final Pattern CONSEQUENCE_LINE = Pattern.compile("\\(line (\\d+),\\s*col \\d+\\)");
  private static final List<String> NOISE = List.of("Parser returned a null", "Java source of ");
  private static final Map<Pattern, Function<MatchResult, String>> WORDING = new LinkedHashMap<>();

  static {
    wording("(?s)^\\[ERR \\d+\\] Line \\d+:\\d+ mismatched input '(?:<eof>)?'.*", m -> early());
    wording("(?s)^Line \\d+:\\d+ unexpected exception at input.*", m -> early());
    wording(
        "(?s)^\\[ERR \\d+\\] Line \\d+:\\d+ (.*?)(?: in rule .*)?$", m -> "syntax: " + m.group(1));
    wording(
        "Unknown field (\\S+) on class (?:\\w+\\.)*(\\w+).*",
        m -> m.group(2) + " has no '" + m.group(1) + "', allowed: " + properties(m.group(2)));
    wording(
        "Unable to parse left part of expression: (.*)",
        m ->
            "cannot be understood: "
                + m.group(1)
                + "; FieldDifference has "
                + properties("FieldDifference"));
    wording(
        "Unable to find class: (\\S+)",
        m -> "no fact is called '" + m.group(1) + "', allowed: FieldDifference");
    wording(
        "The method (\\S+)\\(.*\\) is undefined for the type Proposals",
        m -> "propose has no '" + m.group(1) + "', allowed: " + proposals());
    wording(
        "(?s)^Unable to parse consequence caused by: (.*?)(?:\\nProblem stacktrace.*)?$",
        m ->
            "behind 'then': "
                + m.group(1).lines().findFirst().orElse("").replaceAll("^\\(.*?\\) ", ""));
  }

  private static void wording(String message, Function<MatchResult, String> ours) {
    WORDING.put(Pattern.compile(message), ours);
  }

  private static String early() {
    return "syntax: the rule ends too early; an 'end', a bracket or a quote may be missing";
  }

  private static String properties(String fact) {
    return Stream.of(FieldDifference.class, Side.class)
        .filter(type -> type.getSimpleName().equals(fact))
        .flatMap(type -> Arrays.stream(type.getRecordComponents()))
        .map(component -> component.getName())
        .collect(Collectors.joining(", "));
  }

  private static String proposals() {
    return Arrays.stream(Proposals.class.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .map(Method::getName)
        .filter(name -> !name.equals("made"))
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .collect(Collectors.joining(", "));
  }

  /** Without those that only say that there is something wrong. */
  static List<RuleMessage> of(List<Message> messages) {
    List<Message> telling = new ArrayList<>(messages);
    telling.removeIf(message -> NOISE.stream().anyMatch(message.getText()::startsWith));
    return (telling.isEmpty() ? messages : telling)
        .stream().map(RuleMessage::of).distinct().toList();
  }

  private static RuleMessage of(Message message) {
    String told = message.getText().strip();
    String text =
        WORDING.entrySet().stream()
            .map(entry -> worded(entry.getKey().matcher(told), entry.getValue()))
            .flatMap(Optional::stream)
            .findFirst()
            .orElseGet(() -> told.lines().findFirst().orElse(""));
    boolean ofRule = message.getPath() != null && message.getPath().endsWith(".drl");
    return new RuleMessage(text, ofRule ? message.getLine() : 0, told);
  }

  private static Optional<String> worded(Matcher matcher, Function<MatchResult, String> ours) {
    return matcher.matches() ? Optional.of(ours.apply(matcher.toMatchResult())) : Optional.empty();
  }

  /** Its line in a file that holds one rule, which begins at the given line. */
  int lineIn(RuleSource alone, int from) {
    Matcher consequence = CONSEQUENCE_LINE.matcher(told);
    if (consequence.find()) {
      int then = alone.lineOfWord("then", from).orElse(from);
      return then + Integer.parseInt(consequence.group(1)) - 1;
    }
    return line > from
        ? Math.min(line, alone.lastLine())
        : expression(alone, from).or(() -> word(alone, from)).orElse(from);
  }

  private Optional<Integer> expression(RuleSource alone, int from) {
    int colon = told.indexOf(": ");
    return colon < 0 ? Optional.empty() : alone.lineOf(told.substring(colon + 2), from);
  }

  /** The line of the first word of the message that stands in the rule. */
  private Optional<Integer> word(RuleSource alone, int from) {
    return WORD.matcher(told)
        .results()
        .map(MatchResult::group)
        .filter(word -> !PLAIN.contains(word))
        .flatMap(word -> alone.lineOfWord(word, from).stream())
        .findFirst();
  }
}
