package org.syncline.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.syncline.record.RecordRef;

/** What of the history is asked for; every filter is optional. */
public record HistoryQuery(
    RecordRef record,
    String field,
    String rule,
    String ruleSet,
    Instant from,
    Instant to,
    Instant beforeAt,
    Long beforeId) {

  List<String> conditions() {
    List<String> conditions = new ArrayList<>(List.of("true"));
    // one column, so that its index gives the rows in their order
    add(conditions, record, record == null ? "" : record.system() + " = :record");
    add(conditions, field, "(field = :field or crm_field = :field)");
    add(conditions, rule, "rule = :rule");
    add(conditions, ruleSet, "rule_set = :ruleSet");
    add(conditions, from, "at >= :from");
    add(conditions, to, "at < :to");
    add(conditions, beforeAt, "(at, id) < (:beforeAt, :beforeId)");
    return conditions;
  }

  private static void add(List<String> conditions, Object value, String condition) {
    if (value != null) {
      conditions.add(condition);
    }
  }

  Map<String, Object> parameters() {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("record", record == null ? null : record.key());
    parameters.put("field", field);
    parameters.put("rule", rule);
    parameters.put("ruleSet", ruleSet);
    parameters.put("from", from);
    parameters.put("to", to);
    parameters.put("beforeAt", beforeAt);
    parameters.put("beforeId", beforeId);
    parameters.values().removeIf(java.util.Objects::isNull);
    return parameters;
  }
}
