package org.syncline.outbox;

import org.syncline.record.FieldValue;
import org.syncline.record.SystemName;

/**
 * One field of a waiting write.
 *
 * @param value what is written, in the target's words
 * @param field the marketing field of the mapping, under which base keeps it
 * @param marketing what marketing shows once it is delivered
 * @param crm what the CRM shows once it is delivered
 * @param bothWritten whether the other system has to be written too before both agree
 * @param effect what the brakes count it as; null for nothing
 */
public record OutboxField(
    FieldValue value,
    String field,
    FieldValue marketing,
    FieldValue crm,
    String rule,
    boolean bothWritten,
    Effect effect) {

  public boolean sameAs(OutboxField other) {
    return other != null && value.equals(other.value) && rule.equals(other.rule);
  }

  /** A value in place of the one that the target refused: nothing has been agreed on that one. */
  public OutboxField standingIn(SystemName target, FieldValue other) {
    boolean crmIsWritten = target == SystemName.CRM;
    return new OutboxField(
        other,
        field,
        crmIsWritten ? FieldValue.BLANK : other,
        crmIsWritten ? other : FieldValue.BLANK,
        rule,
        bothWritten,
        effect);
  }
}
