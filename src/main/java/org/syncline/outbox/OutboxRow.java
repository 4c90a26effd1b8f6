package org.syncline.outbox;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;
import org.syncline.record.SystemName;
import org.syncline.record.Words;

/**
 * A write in the outbox.
 *
 * @param target the record to write; null for a create
 * @param source the record from whose side the value comes
 * @param fields by the target's field name
 * @param follows by the source's field name: what a create brings upon its source, as foreseen;
 *     null where it is none
 * @param held whether it must be decided again before it may be sent
 * @param revisit whether the link must be decided again on the answer
 * @param byActiveRule whether the CRM's active assignment rule chooses the owner of a new record
 * @param touched target fields that a change touched since the write was handed out
 */
public record OutboxRow(
    long id,
    SystemName system,
    String object,
    Write.Kind kind,
    @JsonProperty("record") RecordRef target,
    RecordRef source,
    String mapping,
    Map<String, OutboxField> fields,
    Map<String, OutboxField> follows,
    String ruleSet,
    State state,
    boolean held,
    boolean revisit,
    boolean byActiveRule,
    Set<String> touched,
    int attempts,
    Instant notBefore,
    Instant createdAt,
    Instant firstSentAt,
    Instant handedOutAt) {

  /** How far a write has come. */
  public enum State {
    WAITING,
    SENDING,
    /** The answer was lost. */
    UNKNOWN;

    @JsonCreator
    public static State of(String word) {
      return Words.parse(State.class, word).orElseThrow();
    }

    @JsonValue
    public String word() {
      return Words.kebab(this);
    }
  }

  public boolean waiting() {
    return state == State.WAITING;
  }

  public Write write() {
    Map<String, FieldValue> values =
        fields.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().value()));
    return new Write(
        id,
        object,
        kind,
        Optional.ofNullable(target).map(RecordRef::id),
        values,
        firstSentAt == null ? createdAt : firstSentAt,
        byActiveRule);
  }

  public OutboxRow decided(Map<String, OutboxField> next, String nextRuleSet, Instant from) {
    return new OutboxRow(
        id,
        system,
        object,
        kind,
        target,
        source,
        mapping,
        next,
        follows,
        nextRuleSet,
        State.WAITING,
        false,
        false,
        byActiveRule,
        Set.of(),
        attempts,
        from,
        createdAt,
        firstSentAt,
        handedOutAt);
  }

  /** The same under the id that it is stored by. */
  public OutboxRow numbered(long given) {
    return with(given, follows, held, revisit, touched, byActiveRule);
  }

  /** The same create, with what it brings upon its source now. */
  public OutboxRow bringing(Map<String, OutboxField> foreseen) {
    return with(id, foreseen, held, revisit, touched, byActiveRule);
  }

  /** The same create, of which the CRM chooses the owner, or not. */
  public OutboxRow assignedByRule(boolean ruled) {
    return with(id, follows, held, revisit, touched, ruled);
  }

  /** The same, not to be sent before it is decided again. */
  public OutboxRow heldBack() {
    return with(id, follows, true, revisit, touched, byActiveRule);
  }

  public OutboxRow during(boolean again, Set<String> touchedSince) {
    return with(id, follows, held, revisit || again, touchedSince, byActiveRule);
  }

  private OutboxRow with(
      long number,
      Map<String, OutboxField> brings,
      boolean nowHeld,
      boolean toRevisit,
      Set<String> touchedSince,
      boolean ruled) {
    return new OutboxRow(
        number,
        system,
        object,
        kind,
        target,
        source,
        mapping,
        fields,
        brings,
        ruleSet,
        state,
        nowHeld,
        toRevisit,
        ruled,
        touchedSince,
        attempts,
        notBefore,
        createdAt,
        firstSentAt,
        handedOutAt);
  }
}
