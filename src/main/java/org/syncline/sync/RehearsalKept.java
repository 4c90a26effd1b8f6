package org.syncline.sync;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.syncline.decision.criteria.FactKind;
import org.syncline.decision.criteria.Related;
import org.syncline.kept.ActivityWords;
import org.syncline.mapping.KeptObject;
import org.syncline.mapping.MappingSet;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;
import org.syncline.record.SystemName;

/** Kept records in memory: those that belong to people are facts, the others are named by them. */
final class RehearsalKept {
  private static final String USER = "User";

  private final MappingSet mappings;
  private final List<Kept> all = new ArrayList<>();

  /**
   * A record.
   *
   * @param person whom it belongs to, if it belongs to people
   */
  private record Kept(
      RecordRef person, RecordRef record, KeptObject object, Map<String, FieldValue> fields) {
    FieldValue field(String name) {
      return fields.getOrDefault(name, FieldValue.NOT_PROVIDED);
    }

    boolean named(String name) {
      return Stream.of("Username", "Email")
              .anyMatch(field -> lower(field(field).text()).equals(name))
          || lower(record.id()).equals(name);
    }
  }

  RehearsalKept(MappingSet mappings) {
    this.mappings = mappings;
  }

  void put(RecordRef person, RecordRef record, Map<String, FieldValue> fields) {
    KeptObject object =
        mappings.related().stream()
            .filter(one -> one.system() == record.system() && one.object().equals(record.object()))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(record + " is of no kept object"));
    all.add(new Kept(person, record, object, fields));
  }

  /** What rules can ask for of a person. */
  List<Related> of(RecordRef prospect, Optional<RecordRef> crm, Instant now) {
    return all.stream()
        .filter(
            one -> one.person().equals(prospect) || crm.filter(one.person()::equals).isPresent())
        .filter(one -> ofPeople(one.object()))
        .map(one -> fact(one, now))
        .toList();
  }

  private Related fact(Kept one, Instant now) {
    Map<String, FieldValue> fields = new HashMap<>();
    one.object().parents().forEach((field, parent) -> fields.putAll(named(one, field, parent)));
    fields.putAll(new ActivityWords(mappings).named(one.record(), one.fields()));
    return FactKind.ofObject(one.record().object()).of(one.record(), fields, now);
  }

  private Map<String, FieldValue> named(Kept child, String field, String parent) {
    Map<String, FieldValue> fields = new HashMap<>();
    FieldValue id = child.field(field);
    if (id.present()) {
      RecordRef ref = new RecordRef(child.record().system(), parent, id.text());
      all.stream()
          .filter(one -> one.record().equals(ref))
          .forEach(one -> one.fields().forEach((name, of) -> fields.put(parent + "." + name, of)));
    }
    return fields;
  }

  /**
   * Whether its records are found for people: they name one, or are named by one, or name what is.
   * A campaign is not.
   */
  private boolean ofPeople(KeptObject object) {
    return FactKind.ofObject(object.object()) == FactKind.OPPORTUNITY
        || !object.namedBy().isEmpty()
        || namesPeople(object)
        || namesNamed(object);
  }

  private boolean namesPeople(KeptObject object) {
    Set<String> people = mappings.objects(object.system());
    return object.parents().values().stream().anyMatch(people::contains);
  }

  private boolean namesNamed(KeptObject object) {
    return mappings.kept(object.system()).stream()
        .filter(one -> !one.namedBy().isEmpty())
        .anyMatch(one -> object.parents().containsValue(one.object()));
  }

  /**
   * A user of the CRM.
   *
   * @param active as far as is said
   */
  record User(String id, boolean active) {}

  /** Whether any users are there; where none are, any may be. */
  boolean knowsUsers() {
    return all.stream().anyMatch(RehearsalKept::user);
  }

  /** By id, user name or e-mail address. */
  Optional<User> user(String name) {
    return all.stream()
        .filter(RehearsalKept::user)
        .filter(one -> one.named(lower(name.strip())))
        .map(one -> new User(one.record().id(), !one.field("IsActive").text().equals("false")))
        .findFirst();
  }

  private static boolean user(Kept one) {
    return one.record().system() == SystemName.CRM && one.record().object().equals(USER);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
