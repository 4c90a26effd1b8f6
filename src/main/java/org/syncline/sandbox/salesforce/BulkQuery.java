package org.syncline.sandbox.salesforce;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Bulk API 2.0 query: a job, and its rows as CSV, page by page. */
final class BulkQuery {
  private static final int MOST = 50_000;
  private static final int FIRST_ID = 500_000;

  private final SoqlEngine engine;
  private final SalesforceStore store;
  private final BulkJobs<Job> jobs;

  private record Job(Map<String, Object> body, Soql query, List<SRecord> rows) {}

  BulkQuery(SoqlEngine engine, SalesforceStore store, Clock clock) {
    this.engine = engine;
    this.store = store;
    this.jobs = new BulkJobs<>(clock, FIRST_ID);
  }

  void register(Calls calls) {
    calls.add("POST", "jobs/query", (request, m) -> open(request));
    calls.add("GET", "jobs/query", (request, m) -> SfResponse.ok(list()));
    calls.add("GET", "jobs/query/(\\w+)", (r, m) -> SfResponse.ok(jobs.named(m).body()));
    calls.add("DELETE", "jobs/query/(\\w+)", this::delete);
    calls.add("GET", "jobs/query/(\\w+)/results", this::results);
  }

  private Map<String, Object> list() {
    return Map.of("done", true, "records", jobs.all().values().stream().map(Job::body).toList());
  }

  private SfResponse open(SfRequest request) {
    Map<String, Object> asked = request.json();
    Soql query = engine.parse(String.valueOf(asked.get("query")));
    if (query.count()) {
      throw SalesforceError.bad("INVALIDJOB", "a bulk query cannot count");
    }
    List<SRecord> rows = engine.run(query, "queryAll".equals(asked.get("operation")));
    Map<String, Object> body = jobs.opened(request, query.type().name(), "UploadComplete");
    Map<String, Object> done = new LinkedHashMap<>(body);
    done.put("state", "JobComplete");
    done.put("jobType", "V2Query");
    done.put("numberRecordsProcessed", rows.size());
    done.put("retries", 0);
    done.put("totalProcessingTime", rows.size());
    jobs.add(body, new Job(done, query, rows));
    return SfResponse.ok(body);
  }

  private SfResponse delete(SfRequest request, Matcher path) {
    jobs.named(path);
    jobs.remove(path);
    return SfResponse.none();
  }

  private SfResponse results(SfRequest request, Matcher path) {
    Job job = jobs.named(path);
    int from = Math.min(number(request, "locator", 0), job.rows().size());
    int to = Math.min(job.rows().size(), from + number(request, "maxRecords", MOST));
    Map<String, String> headers =
        Map.of(
            "Sforce-Locator",
            to == job.rows().size() ? "null" : "" + to,
            "Sforce-NumberOfRecords",
            "" + (to - from));
    return SfResponse.csv(csv(job, from, to), headers);
  }

  private static int number(SfRequest request, String name, int otherwise) {
    String text = request.query().getOrDefault(name, "" + otherwise);
    if (!text.matches("\\d{1,9}")) {
      throw SalesforceError.bad("INVALID_QUERY_LOCATOR", name + " is no number of ours: " + text);
    }
    return Integer.parseInt(text);
  }

  private String csv(Job job, int from, int to) {
    StringWriter text = new StringWriter();
    CSVFormat format = CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();
    try (CSVPrinter csv = new CSVPrinter(text, format)) {
      csv.printRecord(job.query().fields());
      for (SRecord row : job.rows().subList(from, to)) {
        List<Object> cells = new ArrayList<>();
        job.query()
            .fields()
            .forEach(f -> cells.add(SalesforceJson.value(FieldNames.value(row, f, store))));
        csv.printRecord(cells);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
