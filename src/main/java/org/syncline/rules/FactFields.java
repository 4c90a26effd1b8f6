package org.syncline.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
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

  /** A pattern of a fact with its variable, or a question with the variable that is asked. */
  private static final Pattern WORD =
      Pattern.compile(
          "(?:(?<variable>\\$?\\w+)\\s*:\\s*)?(?<![\\w$.])(?<fact>"
              + FACTS
              + ")\\s*\\(|(?:(?<of>\\$?\\w+)\\s*\\.\\s*)?(?<![\\w$])(?:"
              + ASKING
              + ")\\s*\\(\\s*\"(?<field>[^\"\\n]*)\"|(?<rule>(?m:^)\\s*rule\\s)");

  private static final Pattern OBJECT = Pattern.compile("\\bobject\\s*==\\s*\"([^\"]*)\"");

  private static final Pattern GROUP =
      Pattern.compile("(?<![\\w$])toGroup\\s*\\([^,()]*,\\s*\"([^\"\\n]*)\"");

  private static final Pattern QUEUE =
      Pattern.compile("(?<![\\w$])toQueue\\s*\\([^,()]*,\\s*\"([^\"\\n]*)\"");

  private final MappingSet mappings;

  FactFields(MappingSet mappings) {
    this.mappings = mappings;
  }

  List<Problem> problems(RuleSource source) {
    List<Problem> problems = new ArrayList<>();
    String text = source.uncommented();
    Map<String, MatchResult> variables = new HashMap<>();
    MatchResult pattern = null;
    for (MatchResult found : WORD.matcher(text).results().toList()) {
      String word = found.group().strip();
      if (word.equals("rule")) {
        variables.clear();
      } else if (fact(found) != null) {
        pattern = found;
        unread(source, found).ifPresent(problems::add);
        Optional.ofNullable(found.group(1)).ifPresent(name -> variables.put(name, found));
      } else {
        String of = found.group(3);
        MatchResult asked = of == null || of.equals("this") ? pattern : variables.get(of);
        if (asked != null) {
          check(source, text, asked, found).ifPresent(problems::add);
        }
      }
    }
    QUEUE
        .matcher(text)
        .results()
        .filter(found -> !found.group(1).matches("00G\\w{12}(\\w{3})?"))
        .forEach(
            found ->
                problems.add(
                    problem(
                        source,
                        found.start(1),
                        "a queue is named by its id, 00G and 12 or 15 more characters, not '%s'"
                            .formatted(found.group(1)))));
    GROUP
        .matcher(text)
        .results()
        .filter(found -> !mappings.groups().containsKey(found.group(1)))
        .forEach(found -> problems.add(unknownGroup(source, found)));
    return problems;
  }

  private static String fact(MatchResult found) {
    return found.group(2);
  }

  private Problem unknownGroup(RuleSource source, MatchResult found) {
    Set<String> known = new TreeSet<>(mappings.groups().keySet());
    return problem(
        source,
        found.start(1),
        "there is no group '%s', %s"
            .formatted(
                found.group(1),
                known.isEmpty()
                    ? "for no file in mappings has groups"
                    : "allowed: " + String.join(", ", known)));
  }

  /** A fact that can never be there. */
  private Optional<Problem> unread(RuleSource source, MatchResult found) {
    return kind(found)
        .filter(kind -> kept(kind, Optional.empty()).isEmpty())
        .map(
            kind ->
                problem(
                    source,
                    found.start(2),
                    "there is never a %s: no file in mappings/kept keeps %s"
                        .formatted(
                            kind.word(),
                            kind == FactKind.KEPT_RECORD ? "another object" : kind.object())));
  }

  private static Optional<FactKind> kind(MatchResult found) {
    return Arrays.stream(FactKind.values())
        .filter(kind -> kind.word().equals(fact(found)))
        .findFirst();
  }

  private Optional<Problem> check(
      RuleSource source, String text, MatchResult pattern, MatchResult question) {
    String field = question.group(4);
    Set<String> fields =
        kind(pattern).map(kind -> fields(kind, object(text, pattern))).orElseGet(this::ofProspects);
    if (fields.isEmpty() || fields.contains(field)) {
      return Optional.empty();
    }
    return Optional.of(
        problem(
            source,
            question.start(4),
            "%s has no field '%s' that is read, allowed: %s"
                .formatted(fact(pattern), field, String.join(", ", fields))));
  }

  private static Problem problem(RuleSource source, int at, String message) {
    int line = source.lineAt(at);
    return new Problem(source.file(), line, source.placeAt(line), message);
  }

  /** The object that the pattern itself names. */
  private static Optional<String> object(String text, MatchResult pattern) {
    int end = text.indexOf('\n', pattern.end());
    return OBJECT
        .matcher(text.substring(pattern.end(), end < 0 ? text.length() : end))
        .results()
        .map(found -> found.group(1))
        .findFirst();
  }

  private Set<String> ofProspects() {
    return mappings.mappings().stream()
        .map(Mapping::marketing)
        .distinct()
        .flatMap(object -> mappings.fieldNames(SystemName.MARKETING, object).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private List<KeptObject> kept(FactKind kind, Optional<String> object) {
    return mappings.kept().stream()
        .filter(one -> FactKind.ofObject(one.object()) == kind)
        .filter(one -> object.map(one.object()::equals).orElse(true))
        .toList();
  }

  /** Its own fields, and those of the records that it names. */
  private Set<String> fields(FactKind kind, Optional<String> object) {
    Set<String> fields = new TreeSet<>();
    for (KeptObject one : kept(kind, object)) {
      fields.addAll(one.fields());
      one.parents().values().stream().distinct().forEach(parent -> addOf(one, parent, fields));
    }
    if (kind == FactKind.OPPORTUNITY) {
      fields.addAll(FactKind.OF_ROLE);
    }
    if (kind == FactKind.ACTIVITY) {
      fields.add(FactKind.ACTION);
    }
    return fields;
  }

  private void addOf(KeptObject child, String parent, Set<String> fields) {
    mappings.kept(child.system()).stream()
        .filter(one -> one.object().equals(parent))
        .forEach(one -> one.fields().forEach(name -> fields.add(parent + "." + name)));
  }
}
