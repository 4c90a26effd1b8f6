package org.syncline.console;

import java.time.Duration;
import java.time.Instant;
import org.syncline.record.RecordRef;
import org.syncline.remote.SampleEdit;

/**
 * An edit that was made on this page, on its way to the other system.
 *
 * @param targetField its field there
 * @param decision the row of the history that decided it; null until then
 * @param arrivedAt when the other system was told; null until then
 */
record TravelView(
    SampleEdit edit,
    String who,
    RecordRef target,
    String targetField,
    Decision decision,
    Instant arrivedAt) {
  /** What the rules said; {@code sent} where it is written to the other system. */
  record Decision(long id, Instant at, String rule, boolean sent) {}

  /** From the edit on one side to the write on the other. */
  public Duration took() {
    return Duration.between(edit.at(), arrivedAt);
  }

  public String source() {
    return Names.of(edit.record().system());
  }

  public String targetName() {
    return Names.of(target.system());
  }

  boolean settled() {
    return arrivedAt != null || decision != null && !decision.sent();
  }

  TravelView decided(Decision how) {
    return new TravelView(edit, who, target, targetField, how, arrivedAt);
  }

  TravelView arrived(Instant at) {
    return new TravelView(edit, who, target, targetField, decision, at);
  }
}
