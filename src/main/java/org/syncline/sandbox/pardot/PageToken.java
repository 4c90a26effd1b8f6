package org.syncline.sandbox.pardot;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;

/**
 * The cursor that a page ends with: the query, the record to go on behind, and how long it is good.
 *
 * @param parameters the query's own parameters, as they were given
 * @param resume the values of the last record: its id, and the field of the order
 * @param page the number of the page that it leads to
 * @param read how many records the pages before it had
 */
record PageToken(
    Map<String, String> parameters,
    JsonObject resume,
    int limit,
    int page,
    int read,
    long expires) {

  String encode(ZoneOffset offset) {
    JsonArray filters = new JsonArray();
    parameters.forEach(
        (name, value) -> {
          if (!name.equals("orderBy") && !name.equals("deleted")) {
            filters.add(new JsonArray().add(name).add(value));
          }
        });
    JsonObject json =
        new JsonObject()
            .put("orderBy", parameters.getOrDefault("orderBy", ""))
            .put("filters", filters)
            .put("limit", limit)
            .put("resumeValue", resume)
            .put("page", page)
            .put("recCount", read)
            .put("expireTime", Stamps.show(expires, offset))
            .put("deleted", parameters.get("deleted"));
    return Base64.getEncoder().encodeToString(json.encode().getBytes(StandardCharsets.UTF_8));
  }

  static PageToken decode(String token, Instant now) {
    PageToken decoded = parse(token);
    if (now.getEpochSecond() > decoded.expires()) {
      throw PardotError.bad(210, "Page token has expired.");
    }
    return decoded;
  }

  private static PageToken parse(String token) {
    try {
      byte[] text = Base64.getDecoder().decode(token.trim().replace(' ', '+'));
      return of(new JsonObject(new String(text, StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException
        | DecodeException
        | DateTimeException
        | ClassCastException
        | NullPointerException e) {
      throw PardotError.bad(211, "Page token is invalid.");
    }
  }

  private static PageToken of(JsonObject json) {
    Map<String, String> parameters = new java.util.LinkedHashMap<>();
    json.getJsonArray("filters")
        .forEach(f -> parameters.put(((JsonArray) f).getString(0), ((JsonArray) f).getString(1)));
    if (!json.getString("orderBy").isEmpty()) {
      parameters.put("orderBy", json.getString("orderBy"));
    }
    if (json.getString("deleted") != null) {
      parameters.put("deleted", json.getString("deleted"));
    }
    return new PageToken(
        parameters,
        json.getJsonObject("resumeValue"),
        json.getInteger("limit"),
        json.getInteger("page"),
        json.getInteger("recCount"),
        OffsetDateTime.parse(json.getString("expireTime")).toEpochSecond());
  }
}
