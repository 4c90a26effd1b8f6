package org.syncline.external;

import java.util.Map;
import org.syncline.mapping.ExternalAction;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;

/**
 * An action that is to be done for a prospect.
 *
 * @param id of whoever asks: the same at each attempt, and of no other call
 * @param prospectFields what is known of the prospect
 * @param given the parameters that a rule has given
 */
public record ExternalCall(
    long id,
    ExternalAction action,
    RecordRef prospect,
    Map<String, FieldValue> prospectFields,
    Map<String, FieldValue> given) {
  /** By which a receiver tells a repeated call. */
  public String idempotencyKey() {
    return "syncline-" + id;
  }
}
