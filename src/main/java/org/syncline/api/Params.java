package org.syncline.api;

import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import org.syncline.record.RecordRef;
import org.syncline.record.SystemName;

/** Query and path parameters, checked. */
final class Params {
  private static final int USUAL = 50;
  private static final int MOST = 500;

  private Params() {}

  static int limit(Integer given) {
    int limit = given == null ? USUAL : given;
    if (limit < 1 || limit > MOST) {
      throw ApiProblem.bad("limit", "must be 1 to " + MOST + ", not " + limit);
    }
    return limit;
  }

  static Instant time(String name, String text) {
    Instant at = text == null ? null : JsonBody.instant(TextNode.valueOf(text.replace(' ', '+')));
    if (text != null && at == null) {
      throw ApiProblem.bad(name, "must be a time such as 2026-11-23T10:00:00Z, not '" + text + "'");
    }
    return at;
  }

  /** {@code crm/Lead/00Q...}. */
  static RecordRef record(String text) {
    if (text == null) {
      return null;
    }
    String[] parts = text.split("/", 3);
    if (parts.length < 3) {
      throw ApiProblem.bad(
          "record",
          "must be system/object/id such as crm/Lead/00Q000000000001AAA, not '" + text + "'");
    }
    return record(parts[0], parts[1], parts[2]);
  }

  static RecordRef record(String system, String object, String id) {
    SystemName name =
        SystemName.find(system)
            .orElseThrow(
                () ->
                    ApiProblem.bad(
                        "system", "unknown system '" + system + "', allowed: marketing, crm"));
    return RecordIds.checked(
            name,
            object,
            id,
            why -> {
              throw ApiProblem.bad("id", why);
            })
        .orElseThrow();
  }
}
