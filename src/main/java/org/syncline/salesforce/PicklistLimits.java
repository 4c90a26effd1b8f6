package org.syncline.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.syncline.outbox.Delivery;
import org.syncline.outbox.Delivery.Rejection;
import org.syncline.outbox.Write;
import org.syncline.remote.RemoteAnswer;
import org.syncline.remote.RemoteCallException;

/**
 * Salesforce tells a value that a picklist does not take, but not which ones it does: we add it.
 */
final class PicklistLimits {
  private static final Logger LOG = Logger.getLogger(PicklistLimits.class);
  private static final String CODE = "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST";
  private static final Duration FRESH = Duration.ofMinutes(10);

  private final SalesforceApi api;
  private final Clock clock;
  private final Map<String, Words> known = new ConcurrentHashMap<>();

  private record Words(Map<String, String> byField, Instant at) {}

  PicklistLimits(SalesforceApi api, Clock clock) {
    this.api = api;
    this.clock = clock;
  }

  /** The same answers, each refused word with those that are taken. */
  List<Delivery> told(List<Write> writes, List<Delivery> answers) {
    List<Delivery> told = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      told.add(
          answers.get(i) instanceof Delivery.Rejected rejected
              ? told(writes.get(i).object(), rejected)
              : answers.get(i));
    }
    return told;
  }

  private Delivery told(String object, Delivery.Rejected rejected) {
    return new Delivery.Rejected(
        rejected.rejections().stream().map(why -> told(object, why)).toList());
  }

  private Rejection told(String object, Rejection why) {
    if (!why.code().equals(CODE) || why.fields().size() != 1) {
      return why;
    }
    String words = words(object).getOrDefault(why.fields().get(0), "");
    return words.isEmpty()
        ? why
        : new Rejection(
            why.code(),
            "%s (it takes %s)".formatted(why.message(), words),
            why.fields(),
            why.recordGone());
  }

  private Map<String, String> words(String object) {
    Words words = known.get(object);
    if (words == null || words.at().plus(FRESH).isBefore(clock.instant())) {
      words = new Words(described(object), clock.instant());
      known.put(object, words);
    }
    return words.byField();
  }

  /** The refusal stands without them. */
  private Map<String, String> described(String object) {
    Map<String, String> words = new HashMap<>();
    try {
      RemoteAnswer answer = api.describe(object);
      for (JsonNode field : answer.ok() ? answer.json().path("fields") : List.<JsonNode>of()) {
        words.put(field.path("name").asText(), new PicklistWords(field).toString());
      }
    } catch (RemoteCallException e) {
      LOG.warnf("Which words the picklists of %s take is not known: %s", object, e.getMessage());
    }
    return words;
  }
}
