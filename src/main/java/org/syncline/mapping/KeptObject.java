package org.syncline.mapping;

import java.util.Map;
import java.util.Set;
import org.syncline.record.SystemName;

/**
 * An object without a counterpart in the other system: it is read and kept.
 *
 * @param object as the system names it: {@code Opportunity}, {@code visitorActivity}
 * @param fields that are read of it
 * @param parents its fields that name another record, with the object that they name
 * @param metrics of a campaign: the fields that are written, by what is counted
 * @param namedBy the mapped objects of which a field names a record of this one, with that field
 */
public record KeptObject(
    String object,
    SystemName system,
    Set<String> fields,
    Map<String, String> parents,
    Map<String, String> namedBy,
    Map<CampaignMetric, String> metrics) {
  KeptObject with(Map<String, String> others) {
    return new KeptObject(object, system, fields, others, namedBy, metrics);
  }
}
