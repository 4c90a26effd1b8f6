package org.syncline.api;

import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import org.syncline.record.Keepable;
import org.syncline.record.RecordIds;
import org.syncline.record.RecordRef;
import org.syncline.record.SystemName;

/** Query and path parameters, checked. */
final class Params {
  private static final int USUAL = 50;
  private static final int MOST = 500;
  private static final String OBJECT = "[A-Za-z][A-Za-z0-9_]{0,79}";

  private Params() {}

  static int limit(String given) {
    int limit = given == null ? USUAL : given.matches("\\d{1,9}") ? Integer.parseInt(given) : 0;
    if (limit < 1 || limit > MOST) {
      throw ApiProblem.bad("limit", "must be 1 to " + MOST + ", not " + given);
    }
    return limit;
  }

  /** A whole number, not negative; zero where none is given. */
  static long after(String text) {
    if (text != null && !text.matches("\\d{1,18}")) {
      throw ApiProblem.bad("after", "must be what the last page told as next, not '" + text + "'");
    }
    return text == null ? 0 : Long.parseLong(text);
  }

  /** A text that can be looked for. */
  static String text(String name, String text) {
    if (text != null) {
      Keepable.problem(text)
          .ifPresent(
              why -> {
                throw ApiProblem.bad(name, why);
              });
    }
    return text;
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
    if (!object.matches(OBJECT)) {
      throw ApiProblem.bad("object", "'" + object + "' is no name of an object");
    }
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
