package org.syncline.bench;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.syncline.intake.Change;
import org.syncline.mapping.FieldMapping;
import org.syncline.mapping.Mapping;
import org.syncline.mapping.MappingSet;
import org.syncline.record.FieldValue;
import org.syncline.record.SystemName;

/** All records of one system's side of a mapping, by e-mail; equal values are kept once. */
final class Side {
  private final Mapping mapping;
  private final SystemName system;
  private final String emailField;
  private final Map<String, Entry> byEmail = new LinkedHashMap<>();
  private final Map<FieldValue, FieldValue> once = new HashMap<>();

  /** One record; its values are in the order of the mapping's fields. */
  record Entry(String id, Instant modifiedAt, FieldValue[] values) {}

  Side(Mapping mapping, SystemName system) {
    this.mapping = mapping;
    this.system = system;
    this.emailField = mapping.byMarketing("email").orElseThrow().name(system);
  }

  /** Reads the whole side. */
  static Side read(BothSystems systems, SystemName system, MappingSet mappings, Mapping mapping) {
    Side side = new Side(mapping, system);
    systems.read(system, mappings, side::add);
    return side;
  }

  private void add(Change change) {
    if (change.deleted() || !change.record().object().equals(mapping.object(system))) {
      return;
    }
    List<FieldMapping> fields = mapping.fields();
    FieldValue[] values = new FieldValue[fields.size()];
    for (int i = 0; i < values.length; i++) {
      FieldValue value =
          change.fields().getOrDefault(fields.get(i).name(system), FieldValue.NOT_PROVIDED);
      FieldValue known = once.putIfAbsent(value, value);
      values[i] = known == null ? value : known;
    }
    String email =
        change
            .fields()
            .getOrDefault(emailField, FieldValue.BLANK)
            .text()
            .strip()
            .toLowerCase(Locale.ROOT);
    Entry entry = new Entry(change.record().id(), change.modifiedAt(), values);
    Entry other = byEmail.put(email, entry);
    // a poll may show a record twice, where Pardot ends a sequence of pages
    if (other != null && !other.id().equals(entry.id())) {
      throw new IllegalStateException(
          "two records of " + system + " with the e-mail '" + email + "': not clean pairs");
    }
  }

  int size() {
    return byEmail.size();
  }

  /** When the record that was left alone longest was modified. */
  Instant oldest() {
    return byEmail.values().stream()
        .map(Entry::modifiedAt)
        .min(Instant::compareTo)
        .orElse(Instant.EPOCH);
  }

  Collection<String> emails() {
    return byEmail.keySet();
  }

  Entry of(String email) {
    Entry entry = byEmail.get(email);
    if (entry == null) {
      throw new IllegalStateException(system + " has nobody with the e-mail '" + email + "'");
    }
    return entry;
  }
}
