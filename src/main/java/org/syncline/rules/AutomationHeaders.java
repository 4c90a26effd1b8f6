package org.syncline.rules;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.syncline.decision.automation.AutomationRule;
import org.syncline.decision.automation.Recurrence;
import org.syncline.record.Problem;

/**
 * Reads how often a rule of the automation phase acts, which stands between its name and {@code
 * when}: {@code @repeat( days = 7, times = 3 )}, {@code @completion}, {@code @segmentation}, {@code
 * @dynamic}, or nothing for once.
 */
final class AutomationHeaders {
  private static final Pattern MARK = Pattern.compile("@\\s*(\\w+)\\s*(?:\\(([^)]*)\\))?");
  private static final Pattern HEAD =
      Pattern.compile("[\\s\\S]*?(?=\\bwhen\\b|\\bthen\\b|$(?!\\n))");
  private static final Pattern REPEAT =
      Pattern.compile("\\s*days\\s*=\\s*(\\d{1,4})\\s*,\\s*times\\s*=\\s*(\\d{1,6})\\s*");
  private static final Map<String, Recurrence> ALONE =
      Map.of(
          "completion", new Recurrence.Completion(),
          "segmentation", new Recurrence.Segmentation(),
          "dynamic", new Recurrence.Dynamic());
  private static final String REPEATS = "repeat";
  private static final Pattern CALL = Pattern.compile("(?<![\\w$.])act\\s*\\.\\s*(\\w+)");
  private static final Pattern ACTIVITY = Pattern.compile("(?<![\\w$.])Activity\\s*\\(");
  private static final Map<Class<? extends Recurrence>, Set<String>> CALLS =
      Map.of(
          Recurrence.Dynamic.class, Set.of("addToList"),
          Recurrence.Segmentation.class,
              Set.of("addToList", "removeFromList", "addTag", "removeTag", "addToCampaign"));
  private static final int DIGEST_BYTES = 8;

  private AutomationHeaders() {}

  /** The rules of the automation phase. */
  static List<AutomationRule> of(List<RuleSource> sources) {
    List<AutomationRule> rules = new ArrayList<>();
    for (RuleSource source : automation(sources)) {
      for (RuleSet.RuleName name : source.rules()) {
        RuleSource alone = source.only(name);
        rules.add(
            new AutomationRule(
                name.name(),
                name.file(),
                name.line(),
                recurrence(alone, name, problem -> {}),
                Asked.kinds(alone.code()),
                digest(alone.uncommented())));
      }
    }
    return rules;
  }

  private static List<RuleSource> automation(List<RuleSource> sources) {
    return sources.stream()
        .filter(source -> source.runIn().filter(Phase.AUTOMATION::equals).isPresent())
        .toList();
  }

  static List<Problem> problems(RuleSource source) {
    List<Problem> problems = new ArrayList<>();
    for (RuleSource one : automation(List.of(source))) {
      for (RuleSet.RuleName name : one.rules()) {
        RuleSource alone = one.only(name);
        Consumer<String> problem =
            message ->
                problems.add(
                    new Problem(name.file(), name.line(), RuleProblems.place(name), message));
        check(alone, recurrence(alone, name, problem), problem);
      }
    }
    return problems;
  }

  private static void check(RuleSource alone, Recurrence recurrence, Consumer<String> problem) {
    if (recurrence instanceof Recurrence.Completion && !ACTIVITY.matcher(alone.code()).find()) {
      problem.accept("a rule with @completion asks for an Activity( ... ), whose action it is");
    }
    Set<String> allowed = CALLS.getOrDefault(recurrence.getClass(), Set.of());
    CALL.matcher(alone.code())
        .results()
        .map(call -> call.group(1))
        .filter(call -> !allowed.isEmpty() && !allowed.contains(call))
        .forEach(
            call ->
                problem.accept(
                    "a rule with @%s does not call act.%s, allowed: %s"
                        .formatted(
                            recurrence.word(), call, String.join(", ", new TreeSet<>(allowed)))));
  }

  private static Recurrence recurrence(
      RuleSource alone, RuleSet.RuleName name, Consumer<String> problem) {
    List<MatchResult> marks = marks(alone, name);
    if (marks.size() > 1) {
      problem.accept("a rule has one of @repeat, @completion, @segmentation, @dynamic, not two");
    }
    return marks.isEmpty() ? new Recurrence.Once() : marked(marks.get(0), problem);
  }

  private static Recurrence marked(MatchResult mark, Consumer<String> problem) {
    String word = mark.group(1);
    String given = mark.group(2);
    if (word.equals(REPEATS)) {
      MatchResult found =
          REPEAT.matcher(given == null ? "" : given).results().findFirst().orElse(null);
      if (found != null && !found.group(1).matches("0+") && !found.group(2).matches("0+")) {
        return new Recurrence.Repeating(
            Duration.ofDays(Integer.parseInt(found.group(1))), Integer.parseInt(found.group(2)));
      }
      problem.accept(
          "expected @repeat( days = 7, times = 3 ), each from 1 on, found " + mark.group().strip());
    } else if (!ALONE.containsKey(word) || given != null) {
      problem.accept(
          "unknown '%s', allowed: @repeat( days = 7, times = 3 ), @completion, @segmentation, @dynamic"
              .formatted(mark.group().strip()));
    }
    return ALONE.getOrDefault(word, new Recurrence.Once());
  }

  private static List<MatchResult> marks(RuleSource alone, RuleSet.RuleName name) {
    String code = alone.code();
    int from = alone.end(name);
    MatchResult head = HEAD.matcher(code.substring(from)).results().findFirst().orElseThrow();
    return MARK.matcher(head.group()).results().toList();
  }

  /**
   * The file without what is read here, which Drools takes for its own; lines keep their numbers.
   */
  static String without(RuleSource source) {
    StringBuilder text = new StringBuilder(source.text());
    String code = source.code();
    for (RuleSet.RuleName name : source.rules()) {
      int from = source.end(name);
      MatchResult head = HEAD.matcher(code.substring(from)).results().findFirst().orElseThrow();
      MARK.matcher(head.group())
          .results()
          .forEach(
              mark -> {
                for (int i = from + mark.start(); i < from + mark.end(); i++) {
                  if (text.charAt(i) != '\n') {
                    text.setCharAt(i, ' ');
                  }
                }
              });
    }
    return text.toString();
  }

  private static String digest(String text) {
    try {
      byte[] content = text.strip().replaceAll("\\s+", " ").getBytes(StandardCharsets.UTF_8);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(hash, 0, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
