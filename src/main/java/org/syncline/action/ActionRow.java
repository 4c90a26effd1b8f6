package org.syncline.action;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.syncline.decision.automation.Action;
import org.syncline.record.ActionKind;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;
import org.syncline.record.Words;

/**
 * An action in its table.
 *
 * @param person the prospect
 * @param record what it has made or changed; null before
 * @param scoreBefore what the score was before points were added; null where none were sent
 * @param scoreAfter what it is with them, and with those of others that went along
 * @param reason why it waits or was refused; null where there is none
 */
public record ActionRow(
    long id,
    ActionKind kind,
    RecordRef person,
    String key,
    Map<String, FieldValue> fields,
    String rule,
    String ruleSet,
    State state,
    RecordRef record,
    String reason,
    int attempts,
    Instant notBefore,
    Instant createdAt,
    Instant firstSentAt,
    BigDecimal scoreBefore,
    BigDecimal scoreAfter) {

  /** Which external action it is, among its fields. */
  static final String ACTION = Action.Invocation.ACTION;

  /** Before the name of each parameter of it. */
  static final String PARAMETER = Action.Invocation.PARAMETER;

  /** How far an action has come. */
  public enum State {
    WAITING,
    SENDING,
    /** The answer was lost. */
    UNKNOWN,
    DONE,
    REFUSED;

    @JsonCreator
    public static State of(String word) {
      return Words.parse(State.class, word).orElseThrow();
    }

    @JsonValue
    public String word() {
      return Words.kebab(this);
    }
  }
}
