package org.syncline.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syncline.record.FieldValue;
import org.syncline.record.SystemName;

/** The port through which one system is written. Calls block. */
public interface RecordWriter {
  SystemName system();

  /** How long after a write was confirmed a read may still show the state before it. */
  Duration readLag();

  /** How many writes of this kind to hand over at once, when so many wait. */
  int batchSize(String object, Write.Kind kind, long waiting);

  /**
   * The stamps of these records as they are now, with as few requests as the system allows. An
   * entry may be missing where the record did not move since {@code since}, or is gone.
   */
  Map<String, Instant> stamps(String object, Collection<String> ids, Instant since);

  /** Sends the writes, all of one object and kind; one answer each, in the same order. */
  List<Delivery> write(List<Write> writes);

  /**
   * What a new record shows in fields that it is made without, where the system tells or it is
   * known; the rest is taken for blank. The plan foresees by it what a create brings about.
   */
  default Map<String, FieldValue> defaults(String object) {
    return Map.of();
  }

  /**
   * Finds the records that creates with a lost answer have made, by the id of the write. A create
   * that is not in the answer did not happen; empty as a whole where it is too early to tell.
   */
  Optional<Map<Long, String>> findCreated(List<Write> lost);
}
