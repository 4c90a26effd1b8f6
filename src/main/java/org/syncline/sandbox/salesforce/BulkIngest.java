package org.syncline.sandbox.salesforce;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Bulk API 2.0 ingest: a job is opened, its CSV put, closed, and its results fetched. */
final class BulkIngest {
  private static final String BLANK = "#N/A";
  private static final CSVFormat CSV =
      CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

  private final SalesforceStore store;
  private final Saves saves;
  private final Clock clock;
  private final Map<String, Job> jobs = new ConcurrentHashMap<>();
  private final AtomicInteger last = new AtomicInteger();

  /** A job under way; the CSV results are made when it is carried out. */
  private static final class Job {
    private final Map<String, Object> body;
    private String data = "";
    private String successful = "";
    private String failed = "";

    Job(Map<String, Object> body) {
      this.body = body;
    }
  }

  BulkIngest(SalesforceStore store, Saves saves, Clock clock) {
    this.store = store;
    this.saves = saves;
    this.clock = clock;
  }

  void register(Calls calls) {
    calls.add("POST", "jobs/ingest", (request, m) -> open(request));
    calls.add("GET", "jobs/ingest", (request, m) -> SfResponse.ok(list()));
    calls.add("PUT", "jobs/ingest/(\\w+)/batches", this::put);
    calls.add("PATCH", "jobs/ingest/(\\w+)", this::close);
    calls.add("GET", "jobs/ingest/(\\w+)", (r, m) -> SfResponse.ok(job(m).body));
    calls.add("DELETE", "jobs/ingest/(\\w+)", this::delete);
    calls.add(
        "GET",
        "jobs/ingest/(\\w+)/successfulResults",
        (r, m) -> SfResponse.csv(job(m).successful, Map.of()));
    calls.add(
        "GET",
        "jobs/ingest/(\\w+)/failedResults",
        (r, m) -> SfResponse.csv(job(m).failed, Map.of()));
    calls.add(
        "GET", "jobs/ingest/(\\w+)/unprocessedrecords", (r, m) -> SfResponse.csv("", Map.of()));
  }

  private Map<String, Object> list() {
    return Map.of("done", true, "records", jobs.values().stream().map(j -> j.body).toList());
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
    String id = "750Sy%010dAAA".formatted(last.incrementAndGet());
    String now = SRecord.text(clock.instant());
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("id", id);
    body.put("operation", asked.get("operation"));
    body.put("object", asked.get("object"));
    body.put("createdById", request.user());
    body.put("createdDate", now);
    body.put("systemModstamp", now);
    body.put("state", "Open");
    if (asked.containsKey("externalIdFieldName")) {
      body.put("externalIdFieldName", asked.get("externalIdFieldName"));
    }
    body.put("concurrencyMode", "Parallel");
    body.put("contentType", "CSV");
    body.put("apiVersion", Double.valueOf(request.version().substring(1)));
    body.put(
        "contentUrl", "services/data/" + request.version() + "/jobs/ingest/" + id + "/batches");
    body.put("lineEnding", asked.getOrDefault("lineEnding", "LF"));
    body.put("columnDelimiter", "COMMA");
    jobs.put(id, new Job(body));
    return SfResponse.ok(body);
  }

  private SfResponse put(SfRequest request, Matcher matcher) {
    job(matcher).data = request.body();
    return SfResponse.of(201, null);
  }

  private SfResponse delete(SfRequest request, Matcher matcher) {
    job(matcher);
    jobs.remove(matcher.group(1));
    return SfResponse.none();
  }

  private SfResponse close(SfRequest request, Matcher matcher) {
    Job job = job(matcher);
    String state = String.valueOf(request.json().get("state"));
    Map<String, Object> answer = new LinkedHashMap<>(job.body);
    answer.put("state", state);
    answer.remove("contentUrl");
    job.body.put("state", state);
    if (state.equals("UploadComplete")) {
      carryOut(job, request.by());
    }
    return SfResponse.ok(answer);
  }

  private void carryOut(Job job, Saves.By by) {
    SObjectType type = store.schema().type(String.valueOf(job.body.get("object"))).orElseThrow();
    StringBuilder good = new StringBuilder();
    StringBuilder bad = new StringBuilder();
    int processed = 0;
    int failed = 0;
    try (CSVParser rows = CSVParser.parse(new StringReader(job.data), CSV)) {
      String header = String.join(",", rows.getHeaderNames());
      good.append("\"sf__Id\",\"sf__Created\",").append(header).append('\n');
      bad.append("\"sf__Id\",\"sf__Error\",").append(header).append('\n');
      for (String name : rows.getHeaderNames()) {
        if (type.field(name).isEmpty()) {
          fail(job, "InvalidBatch : Field name not found : " + name);
          return;
        }
      }
      for (CSVRecord row : rows) {
        processed++;
        try {
          Saves.Upserted saved = save(job, type, row, by);
          good.append(line(List.of(saved.id(), String.valueOf(saved.created())), row));
        } catch (SalesforceError e) {
          failed++;
          String why =
              e.code() + ":" + e.getMessage() + ":" + String.join(", ", e.fields()) + " --";
          bad.append(line(List.of(row.isMapped("Id") ? row.get("Id") : "", why), row));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    job.successful = good.toString();
    job.failed = bad.toString();
    finish(job, "JobComplete", processed, failed);
  }

  private static void fail(Job job, String message) {
    finish(job, "Failed", 0, 0);
    job.body.put("errorMessage", message);
  }

  private static void finish(Job job, String state, int processed, int failed) {
    job.body.put("state", state);
    job.body.remove("contentUrl");
    job.body.put("jobType", "V2Ingest");
    job.body.put("numberRecordsProcessed", processed);
    job.body.put("numberRecordsFailed", failed);
    job.body.put("retries", 0);
    job.body.put("totalProcessingTime", processed);
    job.body.put("apiActiveProcessingTime", processed);
    job.body.put("apexProcessingTime", 0);
  }

  private static String line(List<String> first, CSVRecord row) {
    List<String> cells = new ArrayList<>();
    first.forEach(cell -> cells.add('"' + cell.replace("\"", "\"\"") + '"'));
    row.forEach(cell -> cells.add('"' + cell.replace("\"", "\"\"") + '"'));
    return String.join(",", cells) + "\n";
  }

  private Saves.Upserted save(Job job, SObjectType type, CSVRecord row, Saves.By by) {
    Map<String, Object> fields = new HashMap<>();
    row.toMap().forEach((name, cell) -> put(type, fields, name, cell));
    String id = String.valueOf(fields.remove("Id"));
    return switch (String.valueOf(job.body.get("operation"))) {
      case "insert" -> new Saves.Upserted(saves.create(type, fields, by), true);
      case "update" -> {
        saves.update(type, id, fields, by);
        yield new Saves.Upserted(id, false);
      }
      case "delete" -> {
        saves.delete(type, id, by);
        yield new Saves.Upserted(id, false);
      }
      case "upsert" -> {
        String key = String.valueOf(job.body.get("externalIdFieldName"));
        yield saves.upsert(type, key, String.valueOf(fields.get(key)), fields, by);
      }
      default ->
          throw SalesforceError.bad("INVALIDJOB", "unknown operation " + job.body.get("operation"));
    };
  }

  /** An empty cell leaves the field as it is; a blank is written with a word of its own. */
  private static void put(SObjectType type, Map<String, Object> fields, String name, String cell) {
    if (cell.isEmpty()) {
      return;
    }
    SField field = type.field(name).orElseThrow();
    boolean number = field.numeric() && cell.matches("-?\\d+(\\.\\d+)?");
    Object value = number ? new java.math.BigDecimal(cell) : cell;
    fields.put(field.name(), cell.equals(BLANK) ? null : value);
  }
}
