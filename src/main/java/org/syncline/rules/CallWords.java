package org.syncline.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.syncline.mapping.Mapping;
import org.syncline.mapping.MappingSet;
import org.syncline.record.Problem;
import org.syncline.record.SystemName;

/**
 * Holds the groups, ids and names that rules hand over to what there is: a wrong one would only
 * show when the first prospect comes.
 */
final class CallWords {
  private static final Pattern GROUP = second("(?:assignT|t)oGroup");
  private static final Pattern QUEUE = second("(?:assignT|t)oQueue");
  private static final Pattern CAMPAIGN = second("addToCampaign");
  private static final Pattern LIST = second("(?:addTo|removeFrom)List");
  private static final Pattern FIELD = second("setField");
  private static final Pattern INVOKED = second("invoke");
  private static final Pattern DO_NOT_SYNC = Pattern.compile("(?<![\\w$])doNotSync\\s*\\(");

  private final MappingSet mappings;

  CallWords(MappingSet mappings) {
    this.mappings = mappings;
  }

  /** A call whose second argument is a text. */
  private static Pattern second(String call) {
    return Pattern.compile("(?<![\\w$])" + call + "\\s*\\([^,()]*,\\s*\"([^\"\\n]*)\"");
  }

  List<Problem> problems(RuleSource source) {
    List<Problem> problems = new ArrayList<>();
    ids(
        source,
        QUEUE,
        "00G\\w{12}(\\w{3})?",
        "a queue is named by its id, 00G and 12 or 15 more characters, not '%s'",
        problems);
    ids(
        source,
        CAMPAIGN,
        "701\\w{12}(\\w{3})?",
        "a campaign is named by its id, 701 and 12 or 15 more characters, not '%s'",
        problems);
    ids(source, LIST, "\\d{1,18}", "a list is named by its id, a number, not '%s'", problems);
    check(source, GROUP, mappings.groups().keySet(), CallWords::noGroup, problems);
    check(
        source,
        INVOKED,
        mappings.externalActions().keySet(),
        known ->
            known.isEmpty()
                ? "there is no external action '%s', for no file in mappings/actions declares any"
                : "there is no external action '%s', allowed: " + String.join(", ", known),
        problems);
    check(
        source,
        FIELD,
        fields(),
        known ->
            "prospects have no field '%s' that a mapping names, allowed: "
                + String.join(", ", known),
        problems);
    doNotSync(source, problems);
    return problems;
  }

  private static String noGroup(Set<String> known) {
    return known.isEmpty()
        ? "there is no group '%s', for no file in mappings has groups"
        : "there is no group '%s', allowed: " + String.join(", ", known);
  }

  private Set<String> fields() {
    return mappings.mappings().stream()
        .map(Mapping::marketing)
        .distinct()
        .flatMap(object -> mappings.fieldNames(SystemName.MARKETING, object).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void ids(
      RuleSource source, Pattern call, String shape, String message, List<Problem> problems) {
    call.matcher(source.uncommented())
        .results()
        .filter(found -> !found.group(1).matches(shape))
        .forEach(found -> problems.add(problem(source, found, message)));
  }

  private static void check(
      RuleSource source,
      Pattern call,
      Set<String> known,
      Function<Set<String>, String> message,
      List<Problem> problems) {
    call.matcher(source.uncommented())
        .results()
        .filter(found -> !known.contains(found.group(1)))
        .forEach(
            found -> problems.add(problem(source, found, message.apply(new TreeSet<>(known)))));
  }

  private static Problem problem(RuleSource source, MatchResult found, String message) {
    int line = source.lineAt(found.start(1));
    return new Problem(
        source.file(), line, source.placeAt(line), message.formatted(found.group(1)));
  }

  private void doNotSync(RuleSource source, List<Problem> problems) {
    if (mappings.mappings().stream().anyMatch(one -> one.doNotSyncField().isPresent())) {
      return;
    }
    DO_NOT_SYNC
        .matcher(source.code())
        .results()
        .forEach(
            found -> {
              int line = source.lineAt(found.start());
              problems.add(
                  new Problem(
                      source.file(),
                      line,
                      source.placeAt(line),
                      "doNotSync needs a mapping with a doNotSyncField"));
            });
  }
}
