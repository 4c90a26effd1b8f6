package org.syncline.mirror;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syncline.intake.Change;
import org.syncline.record.ChangedBy;
import org.syncline.record.DerivedFields;
import org.syncline.record.FieldType;
import org.syncline.record.FieldValue;

/**
 * What a change does to the mirror: which values it brings, which it says nothing about because it
 * was read before our own write, and which are our own value as the target stored it.
 */
public final class Absorption {
  /** Both systems stamp whole seconds, by a clock that is not ours. */
  private static final Duration STAMP_GRAIN = Duration.ofSeconds(2);

  private final Mirrored before;
  private final Change change;
  private final Map<String, FieldType> types;
  private final Map<String, FieldValue> underWay;
  private final Optional<Instant> lastWritten;
  private final Map<String, FieldValue> fields = new HashMap<>();
  private final Map<String, Instant> times = new HashMap<>();
  private final Map<String, Written> written = new HashMap<>();
  private final Set<String> moved = new HashSet<>();
  private final Map<String, FieldValue> rewritten = new HashMap<>();
  private final Map<String, FieldValue> ours = new HashMap<>();
  private final Map<String, Written> overwritten = new HashMap<>();
  private boolean reread;

  /**
   * The outcome.
   *
   * @param moved fields that took another value, other than by our own writes
   * @param rewritten fields in which the target stored something else than we sent, with what it
   *     stored
   * @param ours fields that took the value of a write whose answer is not known yet
   * @param overwritten fields in which our write came after an edit that was seen while it was sent
   * @param reread whether the record must be read again, because this read was too early
   */
  public record Absorbed(
      Mirrored mirrored,
      Set<String> moved,
      Map<String, FieldValue> rewritten,
      Map<String, FieldValue> ours,
      Map<String, Written> overwritten,
      boolean reread) {
    /** Whether it says nothing but what was known. */
    public boolean quiet() {
      return moved.isEmpty()
          && rewritten.isEmpty()
          && ours.isEmpty()
          && overwritten.isEmpty()
          && !reread;
    }
  }

  private Absorption(
      Optional<Mirrored> before,
      Change change,
      Map<String, FieldType> types,
      Map<String, FieldValue> underWay) {
    this.before = before.orElse(null);
    this.change = change;
    this.types = types;
    this.underWay = underWay;
    this.lastWritten =
        before.stream()
            .flatMap(known -> known.written().values().stream())
            .map(Written::confirmedAt)
            .max(Instant::compareTo);
    before.ifPresent(
        known -> {
          fields.putAll(known.fields());
          times.putAll(known.fieldTimes());
          written.putAll(known.written());
        });
  }

  /**
   * Takes a change into what is known of its record, if anything is.
   *
   * @param underWay what was sent to the record and not answered yet
   */
  public static Absorbed absorb(
      Optional<Mirrored> before,
      Change change,
      Map<String, FieldType> types,
      Map<String, FieldValue> underWay) {
    return new Absorption(before, change, types, underWay).run();
  }

  private Absorbed run() {
    if (before != null && derived()) {
      change.fields().forEach(this::take);
      return new Absorbed(derivedInto(), moved, rewritten, ours, overwritten, reread);
    }
    if (before != null && (change.modifiedAt().isBefore(before.stamp()) || mayBeOlder())) {
      return new Absorbed(before, Set.of(), Map.of(), Map.of(), Map.of(), tellsSomethingElse());
    }
    if (beforeOurLifeWrite()) {
      return new Absorbed(before, Set.of(), Map.of(), Map.of(), Map.of(), true);
    }
    change.fields().forEach(this::take);
    boolean outOfOrder = pushed() && equalStamp() && !moved.isEmpty();
    return new Absorbed(mirrored(), moved, rewritten, ours, overwritten, reread || outOfOrder);
  }

  /** What was computed here says nothing about the record's own state, whenever that is from. */
  private boolean derived() {
    return !change.fields().isEmpty()
        && change.fields().keySet().stream().allMatch(DerivedFields::derived);
  }

  private Mirrored derivedInto() {
    return new Mirrored(
        before.ref(),
        before.stamp(),
        before.modifiedAt(),
        fields,
        times,
        written,
        before.changedBy(),
        before.deleted(),
        before.matchKeys(),
        before.standing(),
        moved.isEmpty() ? before.refused() : null);
  }

  /** We have archived or restored it, and what the change shows may be what was before. */
  private boolean beforeOurLifeWrite() {
    Written mark = written.get(Written.LIFE);
    if (mark == null) {
      return false;
    }
    if (mark.precedes(change)) {
      written.remove(Written.LIFE);
      return false;
    }
    return change.deleted() != before.deleted();
  }

  private boolean pushed() {
    return change.readStartedAt().isEmpty();
  }

  private boolean equalStamp() {
    return before != null && change.modifiedAt().equals(before.stamp());
  }

  /** Within one second nobody knows whether a message came before the delete or undid it. */
  private boolean mayBeOlder() {
    return pushed() && equalStamp() && before.deleted() && !change.deleted();
  }

  /** An older message is no news; but if it differs, only a fresh read can tell what holds. */
  private boolean tellsSomethingElse() {
    return pushed() && (before.deleted() != change.deleted() || anotherValue());
  }

  private boolean anotherValue() {
    return change.fields().entrySet().stream()
        .anyMatch(entry -> !same(entry.getKey(), before.field(entry.getKey()), entry.getValue()));
  }

  private void take(String name, FieldValue value) {
    if (!value.provided()) {
      return;
    }
    FieldValue sent = underWay.get(name);
    if (sent != null && same(name, sent, value)) {
      arrived(name, value);
      return;
    }
    Written mark = written.get(name);
    if (mark == null) {
      move(name, value);
    } else if (mark.touched()) {
      settle(name, value, mark);
    } else if (same(name, mark.value(), value)) {
      confirm(name, value, mark);
    } else if (!mark.precedes(change)) {
      reread = true;
    } else {
      written.remove(name);
      replace(name, value, mark);
    }
  }

  private void arrived(String name, FieldValue value) {
    fields.put(name, value);
    times.put(name, change.modifiedAt());
    written.remove(name);
    ours.put(name, value);
  }

  /** Somebody's edit and our write crossed: the value that stands tells which came last. */
  private void settle(String name, FieldValue value, Written mark) {
    if (!mark.precedes(change)) {
      reread = true;
      return;
    }
    written.remove(name);
    if (same(name, mark.value(), value) && !same(name, fields.get(name), value)) {
      fields.put(name, value);
      times.put(name, mark.confirmedAt());
      overwritten.put(name, mark);
    } else {
      move(name, value);
    }
  }

  private void confirm(String name, FieldValue value, Written mark) {
    fields.put(name, value);
    if (mark.precedes(change)) {
      written.remove(name);
    }
  }

  /** Another value than we wrote: the target's own form of it, or somebody's edit. */
  private void replace(String name, FieldValue value, Written mark) {
    if (nobodyElseSince(mark) && (soonAfter(mark) || same(name, mark.before(), value))) {
      fields.put(name, value);
      rewritten.put(name, value);
    } else {
      move(name, value);
    }
  }

  /** Behind a later write of ours, the name of who changed the record last tells nothing. */
  private boolean nobodyElseSince(Written mark) {
    return change.changedBy() == ChangedBy.SYNCLINE
        && underWay.isEmpty()
        && lastWritten.filter(mark.confirmedAt()::equals).isPresent();
  }

  private boolean soonAfter(Written mark) {
    return !change.modifiedAt().isAfter(mark.confirmedAt().plus(STAMP_GRAIN));
  }

  private void move(String name, FieldValue value) {
    FieldValue known = fields.get(name);
    fields.put(name, value);
    if (known != null && same(name, known, value)) {
      return;
    }
    moved.add(name);
    Instant told = change.fieldTimes().get(name);
    if (told != null) {
      times.put(name, told);
    } else if (known != null) {
      times.put(name, change.modifiedAt());
    }
  }

  private boolean same(String name, FieldValue one, FieldValue other) {
    return types.getOrDefault(name, FieldType.TEXT).same(one, other);
  }

  private Mirrored mirrored() {
    boolean first = before == null;
    boolean altered = first || !moved.isEmpty();
    return new Mirrored(
        change.record(),
        first || change.modifiedAt().isAfter(before.stamp()) ? change.modifiedAt() : before.stamp(),
        altered ? change.modifiedAt() : before.modifiedAt(),
        fields,
        times,
        written,
        altered ? change.changedBy() : before.changedBy(),
        change.deleted(),
        first ? Set.of() : before.matchKeys(),
        first ? Standing.NEW : before.standing(),
        first || !moved.isEmpty() ? null : before.refused());
  }
}
