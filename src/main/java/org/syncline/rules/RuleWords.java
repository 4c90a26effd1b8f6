package org.syncline.rules;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.syncline.decision.FieldDifference;
import org.syncline.decision.Meaning;
import org.syncline.decision.Side;
import org.syncline.decision.assignment.Group;
import org.syncline.decision.criteria.FactKind;
import org.syncline.mapping.FieldMapping;
import org.syncline.mapping.KeptObject;
import org.syncline.mapping.Mapping;
import org.syncline.mapping.MappingSet;
import org.syncline.record.Problem;
import org.syncline.record.Words;

/**
 * Holds the texts that rules compare with to those that can be there. A misspelled one compiles,
 * and its rule would just never fire.
 */
final class RuleWords {
  private static final String QUOTED = "\"([^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+)*+)\"";
  private static final Pattern EQUALS = Pattern.compile("(?<![\\w$])(\\w+)\\s*[!=]=\\s*" + QUOTED);
  private static final Pattern ONE_OF =
      Pattern.compile("(?<![\\w$])(\\w+)\\s+(?:not\\s+)?in\\s*\\(([^)]*)\\)");
  private static final Pattern ITEM = Pattern.compile(QUOTED);

  private final Map<String, Set<String>> words = new HashMap<>();

  RuleWords(MappingSet mappings) {
    for (Class<?> fact : List.of(FieldDifference.class, Side.class, Group.class)) {
      for (RecordComponent component : fact.getRecordComponents()) {
        Set<String> allowed = words(component.getAnnotation(Meaning.class));
        if (!allowed.isEmpty()) {
          words.put(component.getName(), allowed);
        }
      }
    }
    words.put("mapping", mappings.mappings().stream().map(Mapping::name).collect(sorted()));
    words.put(
        "object",
        mappings.kept().stream()
            .map(KeptObject::object)
            .filter(object -> FactKind.ofObject(object) == FactKind.KEPT_RECORD)
            .collect(sorted()));
    words.put("field", fields(mappings).map(FieldMapping::marketing).collect(sorted()));
    words.put("crmField", fields(mappings).map(FieldMapping::crm).collect(sorted()));
  }

  private static Stream<FieldMapping> fields(MappingSet mappings) {
    return mappings.mappings().stream().flatMap(mapping -> mapping.fields().stream());
  }

  private static Collector<String, ?, TreeSet<String>> sorted() {
    return Collectors.toCollection(TreeSet::new);
  }

  /** The words that a fact's property can be equal to; none where it can be anything. */
  static Set<String> words(Meaning meaning) {
    Set<String> all = new TreeSet<>(List.of(meaning.words()));
    for (Class<? extends Enum<?>> type : meaning.wordsOf()) {
      for (Enum<?> constant : type.getEnumConstants()) {
        all.add(Words.kebab(constant));
      }
    }
    return all;
  }

  List<Problem> problems(RuleSource source) {
    List<Problem> problems = new ArrayList<>();
    String text = source.uncommented();
    EQUALS
        .matcher(text)
        .results()
        .forEach(found -> check(source, found.group(1), found.group(2), found.start(2), problems));
    ONE_OF.matcher(text).results().forEach(found -> checkAll(source, found, problems));
    return problems;
  }

  private void checkAll(RuleSource source, MatchResult found, List<Problem> problems) {
    Matcher items = ITEM.matcher(found.group(2));
    while (items.find()) {
      check(source, found.group(1), items.group(1), found.start(2) + items.start(1), problems);
    }
  }

  private void check(
      RuleSource source, String property, String word, int at, List<Problem> problems) {
    Set<String> allowed = words.get(property);
    if (allowed != null && !allowed.contains(word)) {
      int line = source.lineAt(at);
      problems.add(
          new Problem(
              source.file(),
              line,
              source.placeAt(line),
              property + " is never '" + word + "', allowed: " + String.join(", ", allowed)));
    }
  }
}
