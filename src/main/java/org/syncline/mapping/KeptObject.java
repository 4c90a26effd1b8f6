package org.syncline.mapping;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.syncline.record.ExternalActivities;
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
  private static final String PROSPECT_ID = "prospectId";

  /** Activities from outside, where Pardot is not asked for any. */
  static KeptObject posted(Set<String> fields) {
    return new KeptObject(
            ExternalActivities.OBJECT, SystemName.MARKETING, fields, Map.of(), Map.of(), Map.of())
        .ofProspects();
  }

  /**
   * An activity from outside names its prospect, although Pardot shows the e-mail address only: it
   * is looked up here.
   */
  KeptObject ofProspects() {
    if (!object.equals(ExternalActivities.OBJECT)) {
      return this;
    }
    Map<String, String> named = new HashMap<>(parents);
    named.putIfAbsent(PROSPECT_ID, "prospect");
    return with(named);
  }

  /** The same with these fields, too. */
  KeptObject with(Set<String> more) {
    Set<String> all = new HashSet<>(fields);
    all.addAll(more);
    return new KeptObject(object, system, all, parents, namedBy, metrics);
  }

  KeptObject with(Map<String, String> others) {
    return new KeptObject(object, system, fields, others, namedBy, metrics);
  }
}
