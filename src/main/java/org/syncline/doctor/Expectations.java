package org.syncline.doctor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.syncline.mapping.Behavior;
import org.syncline.mapping.FieldMapping;
import org.syncline.mapping.KeptObject;
import org.syncline.mapping.Mapping;
import org.syncline.mapping.MappingSet;
import org.syncline.record.DerivedFields;
import org.syncline.record.FieldType;
import org.syncline.record.SystemName;

/** Reads from the mappings what they expect of a system. */
public final class Expectations {
  private static final String ID = "Id";

  private final SystemName system;
  private final List<Mapping> mappings;

  private Expectations(SystemName system, List<Mapping> mappings) {
    this.system = system;
    this.mappings = mappings;
  }

  public static List<ExpectedObject> of(MappingSet mappings, SystemName system) {
    Stream<ExpectedObject> mapped =
        mappings.objects(system).stream()
            .map(object -> new Expectations(system, mappings.of(system, object)).object(object));
    return Stream.concat(mapped, mappings.kept(system).stream().map(Expectations::read)).toList();
  }

  /** What is only kept has to be shown to us. */
  private static ExpectedObject read(KeptObject kept) {
    return new ExpectedObject(
        kept.object(), kept.fields().stream().map(name -> field(kept, name)).toList(), false);
  }

  /** A campaign's metrics are written, all else is read. */
  private static ExpectedField field(KeptObject kept, String name) {
    return kept.metrics().containsValue(name)
        ? new ExpectedField(
            name, Optional.of(FieldType.NUMBER), true, false, Optional.empty(), Set.of())
        : ExpectedField.read(name);
  }

  private ExpectedObject object(String name) {
    List<ExpectedField> fields = new ArrayList<>();
    for (String field : names()) {
      Set<FieldType> types = types(field);
      types.forEach(type -> fields.add(field(field, Optional.of(type))));
      if (types.isEmpty()) {
        fields.add(field(field, Optional.empty()));
      }
    }
    return new ExpectedObject(name, fields, !creating().isEmpty());
  }

  private Set<String> names() {
    return mappings.stream()
        .flatMap(mapping -> mapping.fieldNames(system).stream())
        .filter(name -> !DerivedFields.derived(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<FieldType> types(String field) {
    return mappings.stream()
        .flatMap(mapping -> mapped(mapping, field).stream())
        .map(FieldMapping::type)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private ExpectedField field(String name, Optional<FieldType> type) {
    Optional<Integer> maxLength =
        mappings.stream()
            .flatMap(mapping -> mapped(mapping, name).stream())
            .flatMap(field -> field.maxLength(system).stream())
            .max(Integer::compareTo);
    return new ExpectedField(name, type, written(name), given(name), maxLength, words(name));
  }

  private List<FieldMapping> mapped(Mapping mapping, String name) {
    return mapping.fields().stream()
        .filter(field -> field.name(system).equals(name))
        .filter(field -> field.behavior() != Behavior.DO_NOT_SYNC)
        .toList();
  }

  private boolean written(String name) {
    return mappings.stream()
        .anyMatch(
            mapping ->
                mapped(mapping, name).stream().anyMatch(field -> mapping.writes(field, system))
                    || linksBy(mapping, name));
  }

  /** Into it goes the id of the linked record. */
  private boolean linksBy(Mapping mapping, String name) {
    return system == SystemName.MARKETING
        && mapping.match().stream()
            .anyMatch(pair -> pair.marketing().equals(name) && pair.crm().equals(ID));
  }

  private List<Mapping> creating() {
    return mappings.stream().filter(mapping -> mapping.creates(system)).toList();
  }

  /** What every mapping that makes records does. */
  private Given given(String name) {
    return creating().stream()
        .map(mapping -> Given.of(mapping, system, name))
        .reduce(Given::and)
        .orElse(Given.NEVER);
  }

  private Set<String> words(String name) {
    Set<String> words = new HashSet<>();
    for (Mapping mapping : mappings) {
      mapped(mapping, name).stream()
          .filter(field -> mapping.writes(field, system))
          .forEach(field -> words.addAll(words(mapping, field)));
    }
    return words;
  }

  /** Those that the file itself brings; others come from records. */
  private Set<String> words(Mapping mapping, FieldMapping field) {
    Set<String> words =
        new HashSet<>(system == SystemName.CRM ? field.values().values() : field.values().keySet());
    if (mapping.creates(system)) {
      Optional.ofNullable(field.onCreate().get(system)).ifPresent(words::add);
    }
    return words;
  }
}
