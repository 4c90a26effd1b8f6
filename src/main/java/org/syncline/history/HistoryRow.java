package org.syncline.history;

import java.time.Instant;
import java.util.List;
import org.syncline.decision.Agreed;
import org.syncline.decision.FieldDecision;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;
import org.syncline.record.SystemName;

/**
 * One thing that happened.
 *
 * @param event {@code field}, {@code link}, {@code create}, {@code close}, {@code reopen}
 * @param value what the field became, in marketing's words
 * @param marketingValue what marketing showed when it was decided
 * @param crmValue what the CRM showed
 * @param base what both last agreed on; null where they never did
 */
public record HistoryRow(
    long id,
    Instant at,
    String event,
    String mapping,
    RecordRef marketing,
    RecordRef crm,
    String field,
    String crmField,
    String outcome,
    FieldValue value,
    List<FieldDecision.FieldWrite> writes,
    String rule,
    String ruleSet,
    String reason,
    FieldValue marketingValue,
    FieldValue crmValue,
    Agreed base,
    Instant marketingTime,
    Instant crmTime,
    SystemName lostSystem,
    FieldValue lostValue) {

  /** Something that happened to a link as a whole. */
  public static HistoryRow event(
      String event,
      String mapping,
      RecordRef marketing,
      RecordRef crm,
      String ruleSet,
      String reason,
      Instant at) {
    return new HistoryRow(
        0, at, event, mapping, marketing, crm, null, null, null, null, List.of(), null, ruleSet,
        reason, null, null, null, null, null, null, null);
  }
}
