package org.syncline.sandbox.salesforce;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code query} and {@code queryAll}, page by page. */
final class QueryCalls {
  private static final Pattern BATCH = Pattern.compile("batchSize=(\\d+)");
  private static final Pattern LOCATOR = Pattern.compile("(\\w+)-(\\d{1,9})");
  private static final int LEAST = 200;
  private static final int MOST = 2000;
  private static final int KEPT = 200;

  private final SoqlEngine engine;
  private final int pageSize;
  private final Map<String, Cursor> cursors = new ConcurrentHashMap<>();
  private final AtomicInteger last = new AtomicInteger();

  private record Cursor(Soql query, List<SRecord> rows, String resource, int batch) {}

  QueryCalls(SoqlEngine engine, int pageSize) {
    this.engine = engine;
    this.pageSize = pageSize;
  }

  void register(Calls calls) {
    calls.add("GET", "(query|queryAll)", this::query);
    calls.add("GET", "(query|queryAll)/([^/]+)", this::more);
  }

  private SfResponse query(SfRequest request, Matcher matcher) {
    String text = request.query().get("q");
    if (text == null) {
      throw SalesforceError.bad("MALFORMED_QUERY", "the parameter q is missing");
    }
    Soql query = engine.parse(text);
    List<SRecord> rows = engine.run(query, matcher.group(1).equals("queryAll"));
    if ("true".equals(request.query().get("columns"))) {
      return SfResponse.ok(QueryColumns.of(query));
    }
    if (query.count()) {
      return SfResponse.ok(count(rows));
    }
    String locator = "01gSy%010dAAA".formatted(last.incrementAndGet());
    Cursor cursor = new Cursor(query, rows, matcher.group(1), batch(request));
    if (rows.size() > cursor.batch()) {
      cursors.put(locator, cursor);
      cursors.keySet().stream()
          .sorted()
          .limit(Math.max(0, cursors.size() - KEPT))
          .forEach(cursors::remove);
    }
    return SfResponse.ok(page(cursor, locator, 0, request.version()));
  }

  private static Map<String, Object> count(List<SRecord> rows) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("totalSize", rows.size());
    body.put("done", true);
    body.put("records", List.of());
    return body;
  }

  private int batch(SfRequest request) {
    Matcher asked = BATCH.matcher(request.header("Sforce-Query-Options").orElse(""));
    return asked.find()
        ? Math.max(LEAST, Math.min(MOST, Integer.parseInt(asked.group(1))))
        : pageSize;
  }

  private SfResponse more(SfRequest request, Matcher matcher) {
    Matcher locator = LOCATOR.matcher(matcher.group(2));
    Cursor cursor = locator.matches() ? cursors.get(locator.group(1)) : null;
    if (cursor == null || Integer.parseInt(locator.group(2)) > cursor.rows().size()) {
      throw SalesforceError.bad("INVALID_QUERY_LOCATOR", "invalid query locator");
    }
    return SfResponse.ok(
        page(cursor, locator.group(1), Integer.parseInt(locator.group(2)), request.version()));
  }

  private Map<String, Object> page(Cursor cursor, String locator, int from, String version) {
    int to = Math.min(cursor.rows().size(), from + cursor.batch());
    List<Object> records = new ArrayList<>();
    cursor
        .rows()
        .subList(from, to)
        .forEach(r -> records.add(engine.row(cursor.query(), r, version)));
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("totalSize", cursor.rows().size());
    body.put("done", to == cursor.rows().size());
    if (to < cursor.rows().size()) {
      body.put(
          "nextRecordsUrl",
          "/services/data/" + version + "/" + cursor.resource() + "/" + locator + "-" + to);
    }
    body.put("records", records);
    return body;
  }
}
