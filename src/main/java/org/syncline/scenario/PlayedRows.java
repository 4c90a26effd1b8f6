package org.syncline.scenario;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.syncline.decision.assignment.AssignmentDecision;
import org.syncline.errors.SyncError;
import org.syncline.history.HistoryRow;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;
import org.syncline.review.Review;
import org.syncline.sync.SyncRehearsal.RuledAction;

/** What came of a step, each row under the keys by which scenarios ask for it. */
final class PlayedRows {
  private PlayedRows() {}

  static Map<String, FieldValue> of(HistoryRow row) {
    Map<String, FieldValue> keys = new LinkedHashMap<>();
    keys.put("event", FieldValue.of(row.event()));
    put(keys, "field", row.field());
    put(keys, "outcome", row.outcome());
    put(keys, "rule", row.rule());
    put(keys, "reason", row.reason());
    if (row.lostValue() != null) {
      keys.put("lost", row.lostValue());
    }
    return keys;
  }

  static Map<String, FieldValue> of(SyncError error) {
    Map<String, FieldValue> keys = new LinkedHashMap<>();
    keys.put("system", FieldValue.of(error.record().system().word()));
    put(keys, "field", error.field());
    put(keys, "kind", error.kind());
    put(keys, "code", error.code());
    put(keys, "message", error.message());
    if (error.value() != null) {
      keys.put("value", error.value());
    }
    return keys;
  }

  static Map<String, FieldValue> of(Review review) {
    Map<String, FieldValue> keys = new LinkedHashMap<>();
    put(keys, "kind", review.kind());
    put(keys, "field", review.field());
    put(keys, "rule", review.rule());
    put(keys, "reason", review.reason());
    put(
        keys,
        "candidates",
        review.candidates().stream().map(RecordRef::id).collect(Collectors.joining(", ")));
    return keys;
  }

  static Map<String, FieldValue> of(RuledAction ruled) {
    Map<String, FieldValue> keys = new LinkedHashMap<>();
    put(keys, "type", ruled.action().kind().word());
    put(keys, "rule", ruled.rule());
    put(keys, "subject", ruled.action().subject());
    ruled.action().fields().forEach((name, value) -> keys.putIfAbsent(key(name), value));
    return keys;
  }

  /** The kind of an owner is told from that of the action. */
  private static String key(String field) {
    return field.equals("type") ? "toType" : field;
  }

  static Map<String, FieldValue> of(AssignmentDecision.To to) {
    Map<String, FieldValue> keys = new LinkedHashMap<>();
    put(keys, "toType", to.owner().type());
    put(keys, "to", to.owner().to());
    put(keys, "rule", to.rule());
    return keys;
  }

  private static void put(Map<String, FieldValue> keys, String key, String text) {
    if (!Objects.requireNonNullElse(text, "").isEmpty()) {
      keys.put(key, FieldValue.of(text));
    }
  }
}
