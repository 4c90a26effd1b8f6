package org.syncline.mapping;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.syncline.record.DerivedFields;
import org.syncline.record.ExternalActivities;
import org.syncline.record.FieldType;
import org.syncline.record.FieldValue;
import org.syncline.record.LifeFields;
import org.syncline.record.RecordRef;
import org.syncline.record.SystemName;

/**
 * All mappings as loaded together, the one that claims a record first in front.
 *
 * @param kept the objects that are read and kept, parents before those that name them
 * @param users which role the CRM's users have in marketing
 * @param groups of users among whom prospects are dealt out, by name
 * @param externalActions that rules may ask for, by name
 * @param activities types of activities that may come from outside, by name
 */
public record MappingSet(
    List<Mapping> mappings,
    List<KeptObject> kept,
    UserRoles users,
    Map<String, UserGroup> groups,
    Map<String, ExternalAction> externalActions,
    Map<String, DeclaredActivity> activities) {
  public MappingSet {
    mappings = mappings.stream().sorted(Comparator.comparingInt(Mapping::priority)).toList();
    kept =
        ParentsFirst.of(
            kept.stream()
                .map(KeptObject::ofProspects)
                .map(new Known(mappings, kept)::parentsOf)
                .toList());
  }

  /** Objects of which records can come: nobody waits for others. */
  private record Known(List<Mapping> mappings, List<KeptObject> kept) {
    KeptObject parentsOf(KeptObject one) {
      Map<String, String> parents = new HashMap<>(one.parents());
      parents.values().removeIf(object -> !comes(one.system(), object));
      return one.with(parents);
    }

    private boolean comes(SystemName system, String object) {
      return mappings.stream().anyMatch(mapping -> mapping.object(system).equals(object))
          || kept.stream()
              .anyMatch(other -> other.system() == system && other.object().equals(object));
    }
  }

  public MappingSet(List<Mapping> mappings) {
    this(mappings, List.of(), UserRoles.NONE, Map.of(), Map.of(), Map.of());
  }

  /** How such a record is kept; empty where it is not. */
  public Optional<KeptObject> kept(RecordRef record) {
    return kept(record.system()).stream()
        .filter(one -> one.object().equals(record.object()))
        .findFirst();
  }

  public List<KeptObject> kept(SystemName system) {
    return kept.stream().filter(one -> one.system() == system).toList();
  }

  /** What is kept and can be asked for: also what nobody reads, but is posted. */
  public List<KeptObject> related() {
    if (activities.isEmpty()) {
      return kept;
    }
    return Stream.concat(
            kept.stream().filter(one -> !one.object().equals(ExternalActivities.OBJECT)),
            Stream.of(externalActivity()))
        .toList();
  }

  /** How activities from outside are kept, whether Pardot shows them or they are posted. */
  public KeptObject externalActivity() {
    Set<String> fields = DeclaredActivity.fields(activities.values());
    return kept(SystemName.MARKETING).stream()
        .filter(one -> one.object().equals(ExternalActivities.OBJECT))
        .findFirst()
        .map(read -> read.with(fields))
        .orElseGet(() -> KeptObject.posted(fields));
  }

  public Optional<Mapping> named(String name) {
    return mappings.stream().filter(mapping -> mapping.name().equals(name)).findFirst();
  }

  /** The same with this mapping in place of the one of its name. */
  public MappingSet with(Mapping other) {
    return new MappingSet(
        mappings.stream().map(one -> one.name().equals(other.name()) ? other : one).toList(),
        kept,
        users,
        groups,
        externalActions,
        activities);
  }

  public List<Mapping> of(SystemName system, String object) {
    return mappings.stream().filter(mapping -> mapping.object(system).equals(object)).toList();
  }

  /** Whether marketing gets to see a CRM record with these values. */
  public boolean shares(RecordRef crm, Function<String, FieldValue> values) {
    List<Mapping> all = of(SystemName.CRM, crm.object());
    return all.isEmpty() || all.stream().anyMatch(mapping -> mapping.shares(values));
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

  /** The same without those that are derived here from kept records. */
  public Set<String> readNames(SystemName system, String object) {
    return fieldNames(system, object).stream()
        .filter(name -> !DerivedFields.derived(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Every field of an object that any mapping reads, those that tell what became of it, and those
   * that name a kept record.
   */
  public Set<String> fieldNames(SystemName system, String object) {
    Set<String> names =
        of(system, object).stream()
            .flatMap(mapping -> mapping.fieldNames(system).stream())
            .collect(Collectors.toCollection(TreeSet::new));
    names.addAll(LifeFields.of(system, object));
    kept(system).stream()
        .flatMap(one -> Optional.ofNullable(one.namedBy().get(object)).stream())
        .forEach(names::add);
    return names;
  }
}
