package org.syncline.scenario;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syncline.mapping.Mapping;
import org.syncline.record.ChangedBy;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;
import org.syncline.record.SystemName;

/**
 * What is there before anything happens.
 *
 * @param pair the scenario's own record of each system, where there is one
 * @param also further records, which have no partner
 * @param linked whether the two are linked already
 * @param base by marketing field and in marketing's words, what both last agreed on
 * @param kept what is kept of the person, for rules to ask
 */
record Given(
    Instant now,
    Mapping mapping,
    Map<SystemName, GivenRecord> pair,
    List<GivenRecord> also,
    boolean linked,
    Map<String, FieldValue> base,
    List<GivenKept> kept) {

  /**
   * @param modifiedAt empty where the scenario does not say
   */
  record GivenRecord(
      RecordRef ref,
      Map<String, FieldValue> fields,
      Optional<Instant> modifiedAt,
      Map<String, Instant> fieldTimes,
      ChangedBy changedBy) {}

  /** A record without a counterpart in the other system. */
  record GivenKept(RecordRef ref, Map<String, FieldValue> fields) {}
}
