package org.syncline.console;

import java.time.Instant;
import java.util.Optional;
import org.syncline.decision.FieldDecision.FieldWrite;
import org.syncline.history.HistoryRow;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;
import org.syncline.record.SystemName;

/**
 * One decision about one field.
 *
 * @param who what the person is called
 * @param target the system that is written; null where none is
 * @param from what it showed there before
 * @param lost the value that gave way; null where none did
 * @param travel the edit made on this page that led to it; null for all others
 */
record SyncedRow(
    long id,
    Instant at,
    String who,
    RecordRef marketing,
    RecordRef crm,
    String field,
    String crmField,
    String outcome,
    SystemName target,
    FieldValue from,
    FieldValue to,
    String rule,
    String reason,
    SystemName lostSystem,
    FieldValue lost,
    TravelView travel) {

  static SyncedRow of(HistoryRow row, String who, TravelView travel) {
    Optional<FieldWrite> write = row.writes().stream().findFirst();
    SystemName target = write.map(FieldWrite::system).orElse(null);
    return new SyncedRow(
        row.id(),
        row.at(),
        who,
        row.marketing(),
        row.crm(),
        row.field(),
        row.crmField(),
        row.outcome(),
        target,
        target == SystemName.CRM ? row.crmValue() : row.marketingValue(),
        write
            .map(FieldWrite::value)
            .orElse(row.outcome().equals("review") ? row.crmValue() : row.value()),
        row.rule(),
        row.reason(),
        row.lostSystem(),
        row.lostValue(),
        travel);
  }

  /** Held for a person: the two values stand against each other. */
  public boolean held() {
    return outcome.equals("review");
  }

  public boolean both() {
    return outcome.equals("merged");
  }

  public String source() {
    return Names.of(target.other());
  }

  public String targetName() {
    return Names.of(target);
  }

  public String lostName() {
    return Names.of(lostSystem);
  }

  /** Where one field has two names, both are told. */
  public String fieldTitle() {
    return field + " in Pardot, " + crmField + " in Salesforce";
  }
}
