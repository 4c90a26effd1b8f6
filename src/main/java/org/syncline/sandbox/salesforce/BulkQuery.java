package org.syncline.sandbox.salesforce;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Bulk API 2.0 query: a job, and its rows as CSV, page by page. */
final class BulkQuery {
  private static final int MOST = 50_000;
  private final SoqlEngine engine;
  private final SalesforceStore store;
  private final SalesforceBehaviour behaviour;
  private final Clock clock;
  private final Map<String, Job> jobs = new ConcurrentHashMap<>();
  private final AtomicInteger last = new AtomicInteger();

  private record Job(Map<String, Object> body, Soql query, List<SRecord> rows) {}

  BulkQuery(SoqlEngine engine, SalesforceStore store, SalesforceBehaviour behaviour, Clock clock) {
    this.engine = engine;
    this.store = store;
    this.behaviour = behaviour;
    this.clock = clock;
  }

  void register(Calls calls) {
    calls.add("POST", "jobs/query", (request, m) -> open(request));
    calls.add("GET", "jobs/query/(\\w+)", (r, m) -> SfResponse.ok(job(m).body()));
    calls.add("GET", "jobs/query/(\\w+)/results", this::results);
  }

  private Job job(Matcher matcher) {
    Job job = jobs.get(matcher.group(1));
    if (job == null) {
      throw new SalesforceError(
          404, "NOT_FOUND", "The requested resource does not exist", List.of());
    }
    return job;
  }

  private SfResponse open(SfRequest request) {
    Map<String, Object> asked = request.json();
    Soql query = engine.parse(String.valueOf(asked.get("query")));
    List<SRecord> rows = engine.run(query, "queryAll".equals(asked.get("operation")));
    String id = "750Sy%010dAAA".formatted(last.incrementAndGet() + 500_000);
    String now = SRecord.text(clock.instant());
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("id", id);
    body.put("operation", asked.get("operation"));
    body.put("object", query.type().name());
    body.put("createdById", request.user());
    body.put("createdDate", now);
    body.put("systemModstamp", now);
    body.put("state", "UploadComplete");
    body.put("concurrencyMode", "Parallel");
    body.put("contentType", "CSV");
    body.put("apiVersion", Double.valueOf(request.version().substring(1)));
    body.put("lineEnding", "LF");
    body.put("columnDelimiter", "COMMA");
    Map<String, Object> done = new LinkedHashMap<>(body);
    done.put("state", "JobComplete");
    done.put("numberRecordsProcessed", rows.size());
    jobs.put(id, new Job(done, query, rows));
    return SfResponse.ok(body);
  }

  private SfResponse results(SfRequest request, Matcher matcher) {
    Job job = job(matcher);
    int from = Integer.parseInt(request.query().getOrDefault("locator", "0"));
    int size = Integer.parseInt(request.query().getOrDefault("maxRecords", "" + MOST));
    int to = Math.min(job.rows().size(), from + size);
    Map<String, String> headers =
        Map.of(
            "Sforce-Locator",
            to == job.rows().size() ? "null" : "" + to,
            "Sforce-NumberOfRecords",
            "" + (to - from));
    return SfResponse.csv(csv(job, from, to), headers);
  }

  private String csv(Job job, int from, int to) {
    FieldNames names = new FieldNames(store.schema(), behaviour, job.query().type());
    StringWriter text = new StringWriter();
    CSVFormat format = CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();
    try (CSVPrinter csv = new CSVPrinter(text, format)) {
      csv.printRecord(job.query().fields());
      for (SRecord row : job.rows().subList(from, to)) {
        List<Object> cells = new ArrayList<>();
        job.query()
            .fields()
            .forEach(f -> cells.add(SalesforceJson.value(names.value(row, f, store))));
        csv.printRecord(cells);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
