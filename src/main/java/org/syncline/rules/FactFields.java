package org.syncline.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.syncline.decision.criteria.FactKind;
import org.syncline.decision.criteria.Fielded;
import org.syncline.decision.criteria.Prospect;
import org.syncline.mapping.KeptObject;
import org.syncline.mapping.Mapping;
import org.syncline.mapping.MappingSet;
import org.syncline.record.Problem;
import org.syncline.record.SystemName;

/**
 * Holds the fields that rules ask records for to those that are read: a misspelled one would be
 * blank for ever, and its rule never fire.
 */
final class FactFields {
  private static final String FACTS =
      Stream.concat(
              Stream.of(Prospect.class.getSimpleName()),
              Arrays.stream(FactKind.values()).map(FactKind::word))
          .collect(Collectors.joining("|"));

  private static final String ASKING =
      Arrays.stream(Fielded.class.getMethods())
          .filter(method -> method.getParameterCount() > 0)
          .filter(method -> method.getParameterTypes()[0] == String.class)
          .map(java.lang.reflect.Method::getName)
          .distinct()
          .collect(Collectors.joining("|"));

  /** A pattern of a fact with its variable, or the beginning of a rule. */
  private static final Pattern FACT =
      Pattern.compile(
          "(?:(\\$?\\w+)\\s*:\\s*)?(?<![\\w$.])(" + FACTS + ")\\s*\\(|(?m:^)\\s*rule\\s");

  /** A question, with the variable that is asked. */
  private static final Pattern QUESTION =
      Pattern.compile(
          "(?:(\\$?\\w+)\\s*\\.\\s*)?(?<![\\w$])(?:" + ASKING + ")\\s*\\(\\s*\"([^\"\\n]*)\"");

  private static final Pattern OBJECT = Pattern.compile("\\bobject\\s*==\\s*\"([^\"]*)\"");

  private final MappingSet mappings;

  FactFields(MappingSet mappings) {
    this.mappings = mappings;
  }

  List<Problem> problems(RuleSource source) {
    List<Problem> problems = new ArrayList<>();
    String text = source.uncommented();
    for (Asking asking : asked(source.code(), text)) {
      MatchResult fact = asking.fact();
      if (asking.question() == null) {
        unread(source, fact).ifPresent(problems::add);
      } else {
        check(source, text, fact, asking.question()).ifPresent(problems::add);
      }
    }
    return problems;
  }

  /** A pattern of a fact, or a question to one. */
  private record Asking(MatchResult fact, MatchResult question) {}

  /** What stands in quotes and comments names no fact; a rule knows its own variables only. */
  private static List<Asking> asked(String code, String text) {
    List<MatchResult> found = new ArrayList<>(FACT.matcher(code).results().toList());
    Set<MatchResult> facts = new HashSet<>(found);
    found.addAll(QUESTION.matcher(text).results().toList());
    found.sort(Comparator.comparingInt(MatchResult::start));
    List<Asking> asked = new ArrayList<>();
    Map<String, MatchResult> variables = new HashMap<>();
    MatchResult pattern = null;
    for (MatchResult one : found) {
      if (!facts.contains(one)) {
        String of = one.group(1);
        MatchResult fact = of == null || of.equals("this") ? pattern : variables.get(of);
        if (fact != null) {
          asked.add(new Asking(fact, one));
        }
      } else if (fact(one) == null) {
        variables.clear();
        pattern = null;
      } else {
        pattern = one;
        Optional.ofNullable(one.group(1)).ifPresent(name -> variables.put(name, one));
        asked.add(new Asking(one, null));
      }
    }
    return asked;
  }

  private static String fact(MatchResult found) {
    return found.group(2);
  }

  /** A fact that can never be there. */
  private Optional<Problem> unread(RuleSource source, MatchResult found) {
    return kind(found)
        .filter(kind -> kept(kind, Set.of()).isEmpty())
        .map(
            kind ->
                problem(
                    source,
                    found.start(2),
                    "there is never a %s: no file in mappings/kept keeps %s"
                        .formatted(
                            kind.word(),
                            kind == FactKind.KEPT_RECORD
                                ? "another object"
                                : String.join(" or ", kind.objects()))));
  }

  private static Optional<FactKind> kind(MatchResult found) {
    return Arrays.stream(FactKind.values())
        .filter(kind -> kind.word().equals(fact(found)))
        .findFirst();
  }

  private Optional<Problem> check(
      RuleSource source, String text, MatchResult pattern, MatchResult question) {
    String field = question.group(2);
    Set<String> fields =
        kind(pattern)
            .map(kind -> fields(kind, objects(text, pattern)))
            .orElseGet(this::ofProspects);
    if (fields.isEmpty() || fields.contains(field)) {
      return Optional.empty();
    }
    return Optional.of(
        problem(
            source,
            question.start(2),
            "%s has no field '%s' that is read, allowed: %s"
                .formatted(fact(pattern), field, String.join(", ", fields))));
  }

  private static Problem problem(RuleSource source, int at, String message) {
    int line = source.lineAt(at);
    return new Problem(source.file(), line, source.placeAt(line), message);
  }

  /** The objects that the pattern itself names; none where it can be any. */
  private static Set<String> objects(String text, MatchResult pattern) {
    int end = pattern.end();
    for (int open = 1; open > 0 && end < text.length(); end++) {
      char c = text.charAt(end);
      open += c == '(' ? 1 : c == ')' ? -1 : 0;
    }
    return OBJECT
        .matcher(text.substring(pattern.end(), end))
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toSet());
  }

  private Set<String> ofProspects() {
    return mappings.mappings().stream()
        .map(Mapping::marketing)
        .distinct()
        .flatMap(object -> mappings.fieldNames(SystemName.MARKETING, object).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private List<KeptObject> kept(FactKind kind, Set<String> objects) {
    return mappings.related().stream()
        .filter(one -> FactKind.ofObject(one.object()) == kind)
        .filter(one -> objects.isEmpty() || objects.contains(one.object()))
        .toList();
  }

  private Set<String> fields(FactKind kind, Set<String> objects) {
    Set<String> fields = new TreeSet<>();
    kept(kind, objects).forEach(one -> fields.addAll(RelatedFields.of(one, mappings)));
    return fields;
  }
}
