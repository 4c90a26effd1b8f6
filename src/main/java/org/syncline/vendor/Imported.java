package org.syncline.vendor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.syncline.mapping.Behavior;
import org.syncline.mapping.FieldMapping;
import org.syncline.mapping.Mapping;
import org.syncline.mapping.Recency;

/**
 * One mapping file that is made.
 *
 * @param fields all of the export, with this object or not
 * @param taken those that are synced with this object, as they are mapped here
 */
record Imported(Base base, List<VendorField> fields, Map<VendorField, FieldMapping> taken) {
  static final String NO_CHOICE = "who wins cannot be chosen there, and is not as the export says";

  /**
   * Fields of the file that the export says nothing of; it may have used their Salesforce field.
   */
  private List<FieldMapping> kept() {
    return silentOn().filter(field -> !usesCrm(field)).toList();
  }

  private Stream<FieldMapping> silentOn() {
    Mapping mapping = base.mapping();
    return mapping.fields().stream()
        .filter(
            field -> fields.stream().noneMatch(one -> one.marketing().equals(field.marketing())));
  }

  private boolean usesCrm(FieldMapping field) {
    return taken.values().stream().anyMatch(one -> one.crm().equalsIgnoreCase(field.crm()));
  }

  /** The whole file. */
  String text(String source) {
    List<String> lines = new ArrayList<>();
    lines.add("  # from " + source);
    taken.values().forEach(field -> lines.add(FieldLine.of(field)));
    if (!kept().isEmpty()) {
      lines.add("  # as before, " + source + " does not have them");
      kept().forEach(field -> lines.add(FieldLine.of(field)));
    }
    return base.with(recency().map(Recency::word), lines);
  }

  /** One for the whole mapping; empty where the export does not tell. */
  private Optional<Recency> recency() {
    if (says(VendorBehavior.RECENT_RECORD)) {
      return Optional.of(Recency.RECORD);
    }
    return says(VendorBehavior.RECENT_FIELD) ? Optional.of(Recency.FIELD) : Optional.empty();
  }

  private boolean says(VendorBehavior behavior) {
    return !recent(behavior).isEmpty();
  }

  /** Those of which it counts: of others the record's or the field's time is not asked. */
  private List<String> recent(VendorBehavior behavior) {
    return named(
        field ->
            field.behavior().equals(Optional.of(behavior))
                && taken.get(field).behavior() == Behavior.MOST_RECENT);
  }

  private List<FieldMapping> goByAnotherTime() {
    boolean changed = recency().filter(now -> now != base.mapping().recency()).isPresent();
    return kept().stream()
        .filter(field -> changed && field.behavior() == Behavior.MOST_RECENT)
        .toList();
  }

  private List<String> named(Predicate<VendorField> which) {
    return taken.keySet().stream().filter(which).map(VendorField::marketing).toList();
  }

  /** What a person should know of it. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    note(notes, overruled(), NO_CHOICE);
    if (says(VendorBehavior.RECENT_RECORD)) {
      note(
          notes,
          recent(VendorBehavior.RECENT_FIELD),
          "compared by the field's own time there, but by the record's here: 'recency' is one for"
              + " a mapping, and others go by the record");
    }
    note(notes, leftOut(), "left out: not synced with this object there");
    note(
        notes,
        names(silentOn().filter(this::usesCrm).toList()),
        "taken out: another field is synced with its Salesforce field now");
    note(notes, names(kept()), "kept as they were: the export does not have them");
    note(
        notes,
        names(goByAnotherTime()),
        "compared by another time than before: 'recency' has changed, as the export says");
    note(notes, noMoreBlanks(), "'nullSync' is left out: a blank erases nothing there");
    return notes;
  }

  private void note(List<String> notes, Collection<String> names, String what) {
    if (!names.isEmpty()) {
      notes.add("%s: %s: %s".formatted(base.name(), String.join(", ", names), what));
    }
  }

  private List<String> overruled() {
    return taken.entrySet().stream()
        .filter(one -> one.getKey().overruledBy(one.getValue().behavior()))
        .map(one -> one.getKey().marketing())
        .toList();
  }

  private List<String> noMoreBlanks() {
    return taken.values().stream()
        .filter(
            now ->
                base.mapping()
                    .byMarketing(now.marketing())
                    .filter(before -> before.crm().equalsIgnoreCase(now.crm()))
                    .filter(before -> !before.nullSync().isEmpty() && now.nullSync().isEmpty())
                    .isPresent())
        .map(FieldMapping::marketing)
        .toList();
  }

  private List<String> leftOut() {
    return fields.stream()
        .filter(field -> !taken.containsKey(field))
        .map(VendorField::marketing)
        .toList();
  }

  private static List<String> names(List<FieldMapping> fields) {
    return fields.stream().map(FieldMapping::marketing).toList();
  }
}
