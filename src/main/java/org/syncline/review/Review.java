package org.syncline.review;

import java.time.Instant;
import java.util.List;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;

/**
 * Something that a person decides.
 *
 * @param record the marketing record
 * @param partner the CRM record; null for a match
 * @param kind {@code field} or {@code match}
 * @param candidates the records that a match could mean
 */
public record Review(
    long id,
    RecordRef record,
    RecordRef partner,
    String kind,
    String field,
    String crmField,
    FieldValue marketing,
    FieldValue crm,
    List<RecordRef> candidates,
    String rule,
    String reason,
    String ruleSet,
    String state,
    Instant openedAt) {

  /** Which of these CRM records a prospect is. */
  public static Review match(
      RecordRef prospect, List<RecordRef> candidates, String reason, String ruleSet, Instant now) {
    return new Review(
        0,
        prospect,
        null,
        "match",
        "",
        "",
        null,
        null,
        candidates,
        null,
        reason,
        ruleSet,
        "open",
        now);
  }
}
