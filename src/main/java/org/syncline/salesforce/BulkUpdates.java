package org.syncline.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.syncline.outbox.Delivery;
import org.syncline.outbox.Write;
import org.syncline.remote.RemoteAnswer;
import org.syncline.remote.RemoteCallException;
import org.syncline.remote.RemoteJob;

/**
 * Many updates in one job of Bulk API 2.0, keyed by id. What a CSV cannot say goes by collections,
 * and so does a job that Salesforce refuses as a whole, so that each record has its own answer.
 */
final class BulkUpdates {
  private static final Logger LOG = Logger.getLogger(BulkUpdates.class);
  private static final String JOBS = "jobs/ingest";
  private static final int BAD_REQUEST = 400;
  private static final int TOO_MANY = 429;
  private static final int SERVER_ERROR = 500;

  private final SalesforceApi api;
  private final CollectionWrites collections;

  BulkUpdates(SalesforceApi api, CollectionWrites collections) {
    this.api = api;
    this.collections = collections;
  }

  List<Delivery> write(List<Write> writes) {
    List<Write> byBulk = writes.stream().filter(BulkCsv::canSay).toList();
    List<Write> others = writes.stream().filter(write -> !BulkCsv.canSay(write)).toList();
    Map<Long, Delivery> answers = new HashMap<>();
    put(answers, byBulk, byBulk.isEmpty() ? List.of() : job(byBulk));
    put(answers, others, collections.write(others));
    return writes.stream().map(write -> answers.get(write.id())).toList();
  }

  private static void put(Map<Long, Delivery> all, List<Write> writes, List<Delivery> answers) {
    for (int i = 0; i < writes.size(); i++) {
      all.put(writes.get(i).id(), answers.get(i));
    }
  }

  private List<Delivery> job(List<Write> writes) {
    String job;
    try {
      RemoteAnswer opened = open(writes);
      if (refusesJobs(opened)) {
        LOG.warnf("no bulk job is opened for us: %s", opened.shown());
        return collections.write(writes);
      }
      job = JOBS + "/" + body(opened).path("id").asText();
      body(api.put(job + "/batches", BulkCsv.of(writes)));
    } catch (RemoteCallException e) {
      // a job that was never closed does nothing
      return CollectionWrites.same(writes, new Delivery.RetryLater(e.getMessage(), e.retryAfter()));
    }
    try {
      JsonNode body = body(api.json("PATCH", job, Map.of("state", "UploadComplete")));
      RemoteJob running = new RemoteJob(job, () -> api.get(job));
      return results(writes, job, running.ended(body, BulkUpdates::hasEnded));
    } catch (RemoteCallException e) {
      return CollectionWrites.same(writes, new Delivery.Unknown(e.getMessage()));
    }
  }

  private RemoteAnswer open(List<Write> writes) {
    Map<String, Object> job =
        Map.of(
            "object",
            writes.get(0).object(),
            "operation",
            "update",
            "contentType",
            "CSV",
            "lineEnding",
            "LF");
    return api.json("POST", JOBS, job);
  }

  /** An org without the Bulk API, or a user who may not use it; not one that is busy. */
  private static boolean refusesJobs(RemoteAnswer opened) {
    int status = opened.status();
    return status >= BAD_REQUEST
        && status < SERVER_ERROR
        && status != TOO_MANY
        && SalesforceApi.errors(opened).stream().noneMatch(SalesforceError::passing);
  }

  private static JsonNode body(RemoteAnswer answer) {
    if (!answer.ok()) {
      throw RemoteCallException.notDone(
          "a bulk job was answered " + answer.status() + ": " + answer.shown(),
          answer.retryAfter(),
          null);
    }
    return answer.json();
  }

  static boolean hasEnded(JsonNode job) {
    return switch (job.path("state").asText()) {
      case "JobComplete", "Failed", "Aborted" -> true;
      default -> false;
    };
  }

  /** Whether it ended before it had looked at a single record. */
  static boolean refused(JsonNode job) {
    return hasEnded(job)
        && !job.path("state").asText().equals("JobComplete")
        && job.path("numberRecordsProcessed").asInt() == 0;
  }

  private List<Delivery> results(List<Write> writes, String job, JsonNode body) {
    if (refused(body)) {
      LOG.warnf("%s was refused: %s", job, body.path("errorMessage").asText());
      return collections.write(writes);
    }
    List<String> done = BulkCsv.ids(text(api.get(job + "/successfulResults")));
    Map<String, String> failed = BulkCsv.errors(text(api.get(job + "/failedResults")));
    Map<String, Delivery> byId = new HashMap<>();
    done.forEach(id -> byId.put(id, new Delivery.Delivered(id, Optional.empty(), Map.of())));
    failed.forEach(
        (id, error) ->
            byId.put(id, SalesforceError.delivery(List.of(SalesforceError.ofBulk(error)))));
    Delivery unprocessed = new Delivery.RetryLater("the job left it out", Optional.empty());
    List<Delivery> answers = new ArrayList<>();
    writes.forEach(
        write -> answers.add(byId.getOrDefault(write.recordId().orElseThrow(), unprocessed)));
    return answers;
  }

  private static String text(RemoteAnswer answer) {
    if (!answer.ok()) {
      throw RemoteCallException.lost("results of a bulk job: " + answer.shown(), null);
    }
    return answer.body();
  }
}
