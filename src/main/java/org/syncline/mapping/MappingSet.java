package org.syncline.mapping;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.syncline.record.FieldType;
import org.syncline.record.SystemName;

/** All mappings as loaded together, the one that claims a record first in front. */
public record MappingSet(List<Mapping> mappings) {
  public MappingSet {
    mappings = mappings.stream().sorted(Comparator.comparingInt(Mapping::priority)).toList();
  }

  public Optional<Mapping> named(String name) {
    return mappings.stream().filter(mapping -> mapping.name().equals(name)).findFirst();
  }

  /** The same with this mapping in place of the one of its name. */
  public MappingSet with(Mapping other) {
    return new MappingSet(
        mappings.stream().map(one -> one.name().equals(other.name()) ? other : one).toList());
  }

  public List<Mapping> of(SystemName system, String object) {
    return mappings.stream().filter(mapping -> mapping.object(system).equals(object)).toList();
  }

  public Set<String> objects(SystemName system) {
    return mappings.stream()
        .map(mapping -> mapping.object(system))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether any mapping proposes records to a person. */
  public boolean propose() {
    return mappings.stream().anyMatch(mapping -> mapping.propose().isPresent());
  }

  /** The types of an object's mapped fields; where mappings differ, that of the first. */
  public Map<String, FieldType> types(SystemName system, String object) {
    Map<String, FieldType> types = new HashMap<>();
    for (Mapping mapping : of(system, object)) {
      mapping.fields().forEach(field -> types.putIfAbsent(field.name(system), field.type()));
    }
    return types;
  }

  /** Every field of an object that any mapping reads. */
  public Set<String> fieldNames(SystemName system, String object) {
    return of(system, object).stream()
        .flatMap(mapping -> mapping.fieldNames(system).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
