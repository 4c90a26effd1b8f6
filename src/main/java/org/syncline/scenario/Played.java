package org.syncline.scenario;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syncline.record.FieldValue;
import org.syncline.record.SystemName;
import org.syncline.scenario.RecordedRules.Firings;

/**
 * What came of a step.
 *
 * @param missing systems that have no record to which it could have happened
 * @param after what the records show at its end; a system without a record is not in here
 */
record Played(
    Set<SystemName> missing,
    List<PlayedWrite> writes,
    List<Map<String, FieldValue>> history,
    List<Map<String, FieldValue>> errors,
    List<Map<String, FieldValue>> reviews,
    List<Map<String, FieldValue>> actions,
    List<Map<String, FieldValue>> assignments,
    Firings firings,
    Map<SystemName, Map<String, FieldValue>> after) {
  Optional<Map<String, FieldValue>> after(SystemName system) {
    return Optional.ofNullable(after.get(system));
  }
}
