package org.syncline.sandbox.pardot;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Answers queries page by page. */
final class Paging {
  private static final int DEFAULT_LIMIT = 200;
  private static final int MAX_LIMIT = 1000;
  private static final int MAX_FILTERED_FIELDS = 3;
  private static final String SEQUENCE_ENDED =
      "203;Record count for nextPageToken sequence has been exceeded. No page token returned.";

  private final PardotStore store;
  private final PardotSandbox.Settings settings;
  private final Clock clock;

  Paging(PardotStore store, PardotSandbox.Settings settings, Clock clock) {
    this.store = store;
    this.settings = settings;
    this.clock = clock;
  }

  void answer(Call call, Table table) {
    String fields = call.parameter("fields");
    if (fields == null || fields.isBlank()) {
      throw PardotError.missing("fields");
    }
    FieldSelection selection =
        FieldSelection.parse(table.type(), fields, o -> store.table(o).type());
    PageToken page = pageOf(call, table.type());
    List<Row> rows = table.query(query(page, table));
    boolean more = rows.size() > page.limit();
    List<Row> shown = more ? rows.subList(0, page.limit()) : rows;
    JsonArray values = new JsonArray();
    shown.forEach(row -> values.add(selection.show(row, store::table, settings.offset())));
    String next = more ? next(call, page, table.type(), shown) : null;
    call.answer(
        200,
        new JsonObject()
            .put("nextPageToken", next)
            .put("nextPageUrl", next == null ? null : nextUrl(call, fields, next))
            .put("values", values));
  }

  private PageToken pageOf(Call call, ObjectType type) {
    Map<String, String> parameters = new LinkedHashMap<>(call.parameters());
    parameters.remove("fields");
    String token = parameters.remove("nextPageToken");
    if (token == null) {
      int limit = limit(parameters.remove("limit"));
      return new PageToken(parameters, null, limit, 1, 0, 0);
    }
    if (!parameters.isEmpty()) {
      throw PardotError.bad(
          5,
          "Invalid query parameters: with nextPageToken only fields is allowed, not "
              + parameters.keySet());
    }
    return PageToken.decode(token, clock.instant());
  }

  private static int limit(String text) {
    try {
      int limit = text == null ? DEFAULT_LIMIT : Integer.parseInt(text);
      if (limit >= 1 && limit <= MAX_LIMIT) {
        return limit;
      }
    } catch (NumberFormatException e) {
      throw invalidLimit(text);
    }
    throw invalidLimit(text);
  }

  private static PardotError invalidLimit(String text) {
    return PardotError.bad(
        23, "Invalid value specified for limit: " + text + ", 1 to 1000 is allowed");
  }

  /** The query for one record more than the page has, to see whether there is another page. */
  private static Query query(PageToken page, Table table) {
    Map<String, String> parameters = new LinkedHashMap<>(page.parameters());
    RowOrder order = order(table.type(), parameters.remove("orderBy"));
    Query.Deleted deleted = deleted(parameters.remove("deleted"));
    List<Filter> filters =
        parameters.entrySet().stream()
            .map(e -> Filter.parse(table.type(), e.getKey(), e.getValue()))
            .toList();
    if (filters.stream().map(Filter::field).distinct().count() > MAX_FILTERED_FIELDS) {
      throw PardotError.bad(
          209,
          "Too many fields have filters: The max number of 3 distinct fields with filters was"
              + " exceeded for this query.");
    }
    return new Query(order, filters, deleted, resumeRow(page, table, order), page.limit() + 1);
  }

  private static RowOrder order(ObjectType type, String text) {
    if (text == null || text.isBlank()) {
      return RowOrder.byId(type);
    }
    String[] words = text.trim().split("[\\s+]+");
    ObjectType.Field field = type.field(words[0]);
    String direction = words.length > 1 ? words[1].toLowerCase(Locale.ROOT) : "asc";
    if (field == null || words.length > 2) {
      throw PardotError.bad(19, "Invalid value specified for orderBy: " + text);
    }
    return switch (direction) {
      case "asc", "ascending" -> new RowOrder(field, true);
      case "desc", "descending" -> new RowOrder(field, false);
      default -> throw PardotError.bad(20, "Invalid value specified for sort order: " + text);
    };
  }

  private static Query.Deleted deleted(String text) {
    return switch (text == null ? "false" : text) {
      case "false" -> Query.Deleted.FALSE;
      case "true" -> Query.Deleted.TRUE;
      case "all" -> Query.Deleted.ALL;
      default ->
          throw PardotError.bad(27, "Parameter deleted must be all, true or false, not " + text);
    };
  }

  private static Row resumeRow(PageToken page, Table table, RowOrder order) {
    if (page.resume() == null) {
      return null;
    }
    ObjectType.Field field = order.field();
    Object value = resumeValue(page.resume().getValue(field.name()), field.kind());
    return table.probe(field.index(), value, page.resume().getInteger("id"));
  }

  private static Object resumeValue(Object json, FieldKind kind) {
    if (json == null) {
      return null;
    }
    return switch (kind) {
      case STAMP -> ((Number) json).longValue();
      case DECIMAL -> new BigDecimal(json.toString());
      default -> json;
    };
  }

  private String next(Call call, PageToken page, ObjectType type, List<Row> shown) {
    int read = page.read() + shown.size();
    if (read >= settings.sequenceLimit()) {
      call.header("Pardot-Warning", SEQUENCE_ENDED);
      return null;
    }
    Row last = shown.get(shown.size() - 1);
    ObjectType.Field field = order(type, page.parameters().get("orderBy")).field();
    JsonObject resume = new JsonObject().put("id", last.id());
    resume.put(field.name(), last.get(field.index()));
    long expires = clock.instant().plus(settings.tokenLife()).getEpochSecond();
    return new PageToken(page.parameters(), resume, page.limit(), page.page() + 1, read, expires)
        .encode(settings.offset());
  }

  private static String nextUrl(Call call, String fields, String token) {
    return call.here() + "?fields=" + encoded(fields) + "&nextPageToken=" + encoded(token);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
