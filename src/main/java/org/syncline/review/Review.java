package org.syncline.review;

import java.time.Instant;
import java.util.List;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;

/**
 * Something that a person decides.
 *
 * @param record the marketing record
 * @param partner the CRM record; null for a match or a proposal
 * @param kind {@code field}, {@code match} or {@code proposal}
 * @param candidates the records that a match could mean, or that are proposed, the likeliest first
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
  public static final String FIELD = "field";
  public static final String MATCH = "match";
  public static final String PROPOSAL = "proposal";

  /** The answer to a proposal of which no candidate is the same as the record. */
  public static final String NONE = "none";
}
