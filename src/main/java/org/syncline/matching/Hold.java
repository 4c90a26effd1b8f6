package org.syncline.matching;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.syncline.record.FieldValue;
import org.syncline.record.SystemName;
import org.syncline.record.Words;

/**
 * Why a field of a link is not written as the rules would have it.
 *
 * @param system the target that is not written, or the side that a person took
 * @param marketing the value there when it was held
 * @param crm the value there when it was held
 * @param value the value that is not sent, or that a person decided on, in the target's words
 */
public record Hold(
    Kind kind,
    SystemName system,
    FieldValue marketing,
    FieldValue crm,
    FieldValue value,
    String ruleSet) {
  /** What holds it. */
  public enum Kind {
    /** The target refused this very value. */
    REJECTED,
    /** The target could not take this very value, which was seen without asking it. */
    UNTAKEABLE,
    /** A person is to decide. */
    REVIEW,
    /** A person has decided. */
    TAKEN;

    @JsonCreator
    public static Kind of(String word) {
      return Words.parse(Kind.class, word).orElseThrow();
    }

    @JsonValue
    public String word() {
      return Words.kebab(this);
    }
  }
}
