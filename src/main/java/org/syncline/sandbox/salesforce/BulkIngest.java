package org.syncline.sandbox.salesforce;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;

/** Bulk API 2.0 ingest: a job is opened, its CSV put, closed, and its results fetched. */
final class BulkIngest {
  private static final Set<String> OPERATIONS = Set.of("insert", "update", "upsert", "delete");

  private final SalesforceStore store;
  private final Saves saves;
  private final BulkJobs<Opened> jobs;

  /**
   * @param by as whom its rows are saved: a job names its assignment rule, no header does
   */
  private record Opened(IngestJob job, Saves.By by) {}

  BulkIngest(SalesforceStore store, Saves saves, Clock clock) {
    this.store = store;
    this.saves = saves;
    this.jobs = new BulkJobs<>(clock, 0);
  }

  void register(Calls calls) {
    calls.add("POST", "jobs/ingest", (request, m) -> open(request));
    calls.add("GET", "jobs/ingest", (request, m) -> SfResponse.ok(list()));
    calls.add("PUT", "jobs/ingest/(\\w+)/batches", this::put);
    calls.add("PATCH", "jobs/ingest/(\\w+)", this::close);
    calls.add("GET", "jobs/ingest/(\\w+)", (r, m) -> SfResponse.ok(job(m).body()));
    calls.add("DELETE", "jobs/ingest/(\\w+)", this::delete);
    results(calls, "successfulResults", IngestJob::successful);
    results(calls, "failedResults", IngestJob::failed);
    results(calls, "unprocessed[rR]ecords", IngestJob::unprocessed);
  }

  private void results(Calls calls, String which, Function<IngestJob, String> csv) {
    calls.add(
        "GET",
        "jobs/ingest/(\\w+)/" + which,
        (r, m) -> SfResponse.csv(csv.apply(job(m)), Map.of()));
  }

  private Map<String, Object> list() {
    return Map.of(
        "done", true, "records", jobs.all().values().stream().map(o -> o.job().body()).toList());
  }

  private IngestJob job(Matcher path) {
    return jobs.named(path).job();
  }

  private SfResponse open(SfRequest request) {
    Map<String, Object> asked = request.json();
    Object object = asked.get("object");
    SObjectType type =
        store
            .schema()
            .type(String.valueOf(object))
            .orElseThrow(
                () ->
                    SalesforceError.bad(
                        "INVALIDENTITY", "InvalidEntity : Entity '" + object + "' is not found"));
    String operation = String.valueOf(asked.get("operation"));
    if (!OPERATIONS.contains(operation)) {
      throw SalesforceError.bad("INVALIDOPERATION", "unknown operation '" + operation + "'");
    }
    Optional<SField> key =
        operation.equals("upsert")
            ? Optional.of(Saves.key(type, String.valueOf(asked.get("externalIdFieldName"))))
            : Optional.empty();
    Map<String, Object> body = jobs.opened(request, type.name(), "Open");
    if (!IngestJob.knowsDelimiter(body.get("columnDelimiter"))) {
      throw SalesforceError.bad(
          "INVALIDJOB", "unknown column delimiter " + body.get("columnDelimiter"));
    }
    body.put(
        "contentUrl",
        "services/data/" + request.version() + "/jobs/ingest/" + body.get("id") + "/batches");
    Saves.By by = request.by();
    boolean rule = asked.get("assignmentRuleId") != null;
    IngestJob job = new IngestJob(type, key, body);
    jobs.add(body, new Opened(job, new Saves.By(by.user(), by.client(), rule, by.duplicates())));
    return SfResponse.ok(job.body());
  }

  private SfResponse put(SfRequest request, Matcher path) {
    job(path).put(request.body());
    return SfResponse.of(201, null);
  }

  private SfResponse delete(SfRequest request, Matcher path) {
    job(path).requireEnded();
    jobs.remove(path);
    return SfResponse.none();
  }

  private SfResponse close(SfRequest request, Matcher path) {
    Opened opened = jobs.named(path);
    String state = String.valueOf(request.json().get("state"));
    return switch (state) {
      case "UploadComplete" -> SfResponse.ok(opened.job().carryOut(saves, opened.by()));
      case "Aborted" -> {
        opened.job().abort();
        yield SfResponse.ok(opened.job().body());
      }
      default ->
          throw SalesforceError.bad("INVALIDJOBSTATE", "a job cannot be made '" + state + "'");
    };
  }
}
