package org.syncline.history;

import java.time.Instant;
import java.util.List;
import org.syncline.decision.Agreed;
import org.syncline.decision.FieldDecision;
import org.syncline.record.ChangedBy;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;
import org.syncline.record.SystemName;

/**
 * One thing that happened.
 *
 * @param event {@code field}, {@code link}, {@code create}, {@code close}, {@code reopen}, {@code
 *     archive}, {@code restore}, {@code assign}, {@code allow-recreate}, {@code act}
 * @param value what the field became, in marketing's words
 * @param marketingValue what marketing showed when it was decided
 * @param crmValue what the CRM showed
 * @param base what both last agreed on; null where they never did
 * @param marketingTime when the field took its value there; null where only the record's time is
 *     known
 * @param marketingModifiedAt when somebody else than us last altered the record
 * @param marketingBy who did
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
    Instant marketingModifiedAt,
    Instant crmModifiedAt,
    ChangedBy marketingBy,
    ChangedBy crmBy,
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
        reason, null, null, null, null, null, null, null, null, null, null, null);
  }

  /** A rule of the automation phase has acted for a prospect. */
  public static HistoryRow acted(
      String mapping,
      RecordRef marketing,
      RecordRef crm,
      String rule,
      String ruleSet,
      String reason,
      Instant at) {
    return new HistoryRow(
        0, at, "act", mapping, marketing, crm, null, null, null, null, List.of(), rule, ruleSet,
        reason, null, null, null, null, null, null, null, null, null, null, null);
  }

  /** The same, with what has to be written because of it. */
  public HistoryRow writing(List<FieldDecision.FieldWrite> all) {
    return new HistoryRow(
        id,
        at,
        event,
        mapping,
        marketing,
        crm,
        field,
        crmField,
        outcome,
        value,
        all,
        rule,
        ruleSet,
        reason,
        marketingValue,
        crmValue,
        base,
        marketingTime,
        crmTime,
        marketingModifiedAt,
        crmModifiedAt,
        marketingBy,
        crmBy,
        lostSystem,
        lostValue);
  }
}
