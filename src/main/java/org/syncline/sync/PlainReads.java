package org.syncline.sync;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syncline.intake.Change;
import org.syncline.matching.MatchKeys;
import org.syncline.mirror.Absorption;
import org.syncline.mirror.Absorption.Absorbed;
import org.syncline.mirror.Mirrored;
import org.syncline.record.FieldType;
import org.syncline.record.FieldValue;
import org.syncline.record.LifeFields;
import org.syncline.record.RecordRef;
import org.syncline.rules.RuleSet;

/** The reads of one page, sorted by whether anything has to be decided because of them. */
final class PlainReads {
  private final RuleSet ruleSet;
  private final Map<RecordRef, Mirrored> known;
  private final Set<RecordRef> spokenFor;
  private final boolean matchingIsShut;
  private final Map<String, Map<String, FieldType>> types = new HashMap<>();
  private final List<Mirrored> fresh = new ArrayList<>();
  private final List<Mirrored> confirmed = new ArrayList<>();
  private final List<Mirrored> reworded = new ArrayList<>();
  private final List<RecordRef> echoes = new ArrayList<>();
  private final List<Change> left = new ArrayList<>();

  PlainReads(
      RuleSet ruleSet,
      Map<RecordRef, Mirrored> known,
      Set<RecordRef> spokenFor,
      boolean matchingIsShut) {
    this.ruleSet = ruleSet;
    this.known = known;
    this.spokenFor = spokenFor;
    this.matchingIsShut = matchingIsShut;
  }

  /** One record's later read of a page must see its earlier one. */
  void sort(Change change) {
    RecordRef ref = change.record();
    if (change.deleted() || goesOn(change) || spokenFor.contains(ref) || !plain(change)) {
      leave(change);
    }
  }

  /** For the pipeline, and all that comes after it of the same record. */
  void leave(Change change) {
    left.add(change);
    spokenFor.add(change.record());
  }

  /** What a converted lead has become has to be looked for. */
  private static boolean goesOn(Change change) {
    return change.fields().getOrDefault(LifeFields.CONVERTED_TO, FieldValue.BLANK).present();
  }

  private boolean plain(Change change) {
    Mirrored before = known.get(change.record());
    return before == null ? first(change) : saysNothingNew(before, change);
  }

  private boolean first(Change change) {
    if (matchingIsShut) {
      RecordRef ref = change.record();
      Absorbed absorbed = Absorption.absorb(Optional.empty(), change, Map.of(), Map.of());
      fresh.add(keyed(absorbed.mirrored()));
      spokenFor.add(ref);
    }
    return matchingIsShut;
  }

  private boolean saysNothingNew(Mirrored before, Change change) {
    if (before.deleted() || change.modifiedAt().isBefore(before.stamp())) {
      return false;
    }
    RecordRef ref = change.record();
    Absorbed absorbed = Absorption.absorb(Optional.of(before), change, types(ref), Map.of());
    Mirrored after = absorbed.mirrored();
    if (!absorbed.quiet() || !keyed(after).matchKeys().equals(before.matchKeys())) {
      return false; // what it is found by has to be stored under the locks of its keys
    }
    if (!after.equals(before)) {
      (after.fields().equals(before.fields()) ? confirmed : reworded).add(after);
      spokenFor.add(ref);
    }
    if (!before.written().isEmpty()) {
      echoes.add(ref);
    }
    return true;
  }

  private Mirrored keyed(Mirrored mirrored) {
    RecordRef ref = mirrored.ref();
    return MatchKeys.keyed(mirrored, ruleSet.mappings().of(ref.system(), ref.object()));
  }

  private Map<String, FieldType> types(RecordRef ref) {
    return types.computeIfAbsent(
        ref.system() + "/" + ref.object(),
        key -> ruleSet.mappings().types(ref.system(), ref.object()));
  }

  List<Mirrored> fresh() {
    return fresh;
  }

  List<Mirrored> confirmed() {
    return confirmed;
  }

  /** Those that show the same values in another form: 42.0 for 42. */
  List<Mirrored> reworded() {
    return reworded;
  }

  /** Those that another state was seen of, or written by us, than what came through the intake. */
  Set<RecordRef> seen() {
    Set<RecordRef> seen = new HashSet<>(echoes);
    confirmed.forEach(mirrored -> seen.add(mirrored.ref()));
    reworded.forEach(mirrored -> seen.add(mirrored.ref()));
    return seen;
  }

  List<Change> left() {
    return left;
  }
}
