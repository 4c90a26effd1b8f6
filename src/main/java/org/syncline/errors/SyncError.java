package org.syncline.errors;

import java.time.Instant;
import java.util.List;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;

/**
 * Something that did not go through.
 *
 * @param record what could not be written or handled
 * @param partner the record on the other side; null where there is none
 * @param field the field; empty where it concerns the record
 * @param kind {@code rejected}, {@code untakeable}, {@code unreadable}, {@code waiting}, {@code
 *     unassigned} or {@code failed}
 * @param code the system's own code, or ours
 * @param value the value that did not go through
 */
public record SyncError(
    long id,
    RecordRef record,
    RecordRef partner,
    String field,
    String kind,
    String code,
    String message,
    FieldValue value,
    String ruleSet,
    String state,
    int occurrences,
    Instant firstAt,
    Instant lastAt) {
  /** A prospect for which no owner was found. */
  public static final String UNASSIGNED = "unassigned";

  public static final List<String> KINDS =
      List.of("failed", "rejected", UNASSIGNED, "unreadable", "untakeable", "waiting");

  /** It has gone on as another record, which was not read for too long. */
  public static SyncError waiting(RecordRef record, RecordRef heir, String ruleSet, Instant at) {
    String message = record + " has become " + heir + ", which was not read yet";
    return open(record, null, "", "waiting", "NOT_READ", message, null, ruleSet, at);
  }

  /** It names another record, which was not read for too long. */
  public static SyncError lacking(RecordRef record, RecordRef parent, String ruleSet, Instant at) {
    String message = record + " names " + parent + ", which was not read yet";
    return open(record, null, "", "waiting", "NOT_READ", message, null, ruleSet, at);
  }

  /** Something went wrong with a record that nobody foresaw. */
  public static SyncError failed(
      RecordRef record, RecordRef partner, Throwable why, String ruleSet, Instant at) {
    return open(
        record,
        partner,
        "",
        "failed",
        why.getClass().getSimpleName(),
        String.valueOf(why.getMessage()),
        null,
        ruleSet,
        at);
  }

  public static SyncError open(
      RecordRef record,
      RecordRef partner,
      String field,
      String kind,
      String code,
      String message,
      FieldValue value,
      String ruleSet,
      Instant at) {
    return new SyncError(
        0, record, partner, field, kind, code, message, value, ruleSet, "open", 1, at, at);
  }
}
