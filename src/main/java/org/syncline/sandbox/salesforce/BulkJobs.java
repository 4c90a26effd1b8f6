package org.syncline.sandbox.salesforce;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;

/** The jobs of one kind of Bulk API 2.0, by their ids. */
final class BulkJobs<T> {
  private final Clock clock;
  private final AtomicInteger last;
  private final Map<String, T> jobs = new ConcurrentSkipListMap<>();

  /**
   * @param first from where on ids are counted, so that two kinds never share one
   */
  BulkJobs(Clock clock, int first) {
    this.clock = clock;
    this.last = new AtomicInteger(first);
  }

  Map<String, T> all() {
    return jobs;
  }

  /** What a new job shows of itself. */
  Map<String, Object> opened(SfRequest request, String object, String state) {
    Map<String, Object> asked = request.json();
    String now = SRecord.text(clock.instant());
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("id", "750Sy%010dAAA".formatted(last.incrementAndGet()));
    body.put("operation", asked.get("operation"));
    body.put("object", object);
    body.put("createdById", request.user());
    body.put("createdDate", now);
    body.put("systemModstamp", now);
    body.put("state", state);
    Optional.ofNullable(asked.get("externalIdFieldName"))
        .ifPresent(name -> body.put("externalIdFieldName", name));
    body.put("concurrencyMode", "Parallel");
    body.put("contentType", "CSV");
    body.put("apiVersion", Double.valueOf(request.version().substring(1)));
    body.put("lineEnding", asked.getOrDefault("lineEnding", "LF"));
    body.put("columnDelimiter", asked.getOrDefault("columnDelimiter", "COMMA"));
    return body;
  }

  void add(Map<String, Object> body, T job) {
    jobs.put((String) body.get("id"), job);
  }

  /** The job that a path names. */
  T named(Matcher path) {
    return Optional.ofNullable(jobs.get(path.group(1))).orElseThrow(SalesforceError::notFound);
  }

  void remove(Matcher path) {
    jobs.remove(path.group(1));
  }
}
