package org.syncline.sandbox.salesforce;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;

/** The lists of what was updated and deleted in a span of time, by the system's own stamp. */
final class ReplicationCalls {
  private static final Duration FURTHEST_BACK = Duration.ofDays(30);
  private static final int MOST = 600_000;

  private final SalesforceStore store;
  private final Clock clock;

  private record Span(Instant start, Instant end) {}

  ReplicationCalls(SalesforceStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  void register(Calls calls) {
    calls.add("GET", "sobjects/(\\w+)/updated", this::updated);
    calls.add("GET", "sobjects/(\\w+)/deleted", this::deleted);
  }

  private SfResponse updated(SfRequest request, Matcher matcher) {
    Span span = span(request);
    List<String> ids =
        within(matcher.group(1), span, record -> !record.deleted()).stream()
            .map(SRecord::id)
            .toList();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("ids", ids);
    body.put("latestDateCovered", SRecord.text(span.end()));
    return SfResponse.ok(body);
  }

  private SfResponse deleted(SfRequest request, Matcher matcher) {
    Span span = span(request);
    List<Map<String, String>> gone =
        within(matcher.group(1), span, SRecord::deleted).stream()
            .map(r -> Map.of("id", r.id(), "deletedDate", SRecord.text(r.stamp())))
            .toList();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("deletedRecords", gone);
    body.put("earliestDateAvailable", SRecord.text(earliest()));
    body.put("latestDateCovered", SRecord.text(span.end()));
    return SfResponse.ok(body);
  }

  private Instant earliest() {
    return clock.instant().minus(FURTHEST_BACK).truncatedTo(ChronoUnit.MINUTES);
  }

  private List<SRecord> within(String object, Span span, Predicate<SRecord> which) {
    List<SRecord> found =
        store.since(
            store.schema().named(object).name(),
            span.start(),
            which.and(record -> record.stamp().isBefore(span.end())),
            MOST + 1L);
    if (found.size() > MOST) {
      throw SalesforceError.bad("EXCEEDED_ID_LIMIT", "more than " + MOST + " ids");
    }
    return found;
  }

  private Span span(SfRequest request) {
    Instant start = time(request, "start");
    Instant end = time(request, "end");
    if (start.isBefore(earliest())) {
      throw SalesforceError.bad(
          "INVALID_REPLICATION_DATE", "startDate cannot be more than 30 days ago");
    }
    if (!start.isBefore(end)) {
      throw SalesforceError.bad(
          "INVALID_REPLICATION_DATE", "endDate must be at least one minute greater than startDate");
    }
    return new Span(start, end);
  }

  /** Seconds are cut off, as in the real API. */
  private static Instant time(SfRequest request, String name) {
    String text = request.query().getOrDefault(name, "").replace(' ', '+');
    try {
      return SRecord.instant(text).truncatedTo(ChronoUnit.MINUTES);
    } catch (DateTimeException e) {
      throw SalesforceError.bad("INVALID_FIELD", "bad " + name + " time: " + text);
    }
  }
}
