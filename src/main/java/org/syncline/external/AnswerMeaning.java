package org.syncline.external;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.syncline.mapping.ExternalAction.Http;
import org.syncline.outbox.Delivery;
import org.syncline.outbox.Delivery.Rejection;
import org.syncline.record.Keepable;
import org.syncline.remote.RemoteAnswer;
import org.syncline.remote.RemoteCallException;

/**
 * What the answer of a receiver means.
 *
 * @param action its name
 * @param hidden takes secrets out of the receiver's words
 */
record AnswerMeaning(String action, Http http, UnaryOperator<String> hidden) {
  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_EARLY = 425;
  private static final int TOO_MANY = 429;
  private static final int SERVER_ERROR = 500;
  private static final int UNAVAILABLE = 503;
  private static final int LONGEST_ID = 200;
  private static final List<String> WORDS =
      List.of("message", "description", "detail", "error_description", "error", "title");

  Delivery of(RemoteAnswer answer) {
    int status = answer.status();
    if (http.already().contains(status) || done(answer)) {
      return new Delivery.Delivered(id(answer), Optional.empty(), Map.of());
    }
    return switch (status) {
      case TOO_MANY, UNAVAILABLE, TOO_EARLY ->
          new Delivery.RetryLater(told(answer), answer.retryAfter());
      case REQUEST_TIMEOUT -> new Delivery.Unknown(told(answer));
      default -> status < SERVER_ERROR ? rejected(answer) : new Delivery.Unknown(told(answer));
    };
  }

  private boolean done(RemoteAnswer answer) {
    return http.done().isEmpty() ? answer.ok() : http.done().contains(answer.status());
  }

  /** Whatever else a receiver answers, what it was asked for is named. */
  private String id(RemoteAnswer answer) {
    JsonNode node = json(answer).orElse(null);
    for (String key : http.answerId().split("\\.")) {
      node = node == null ? null : node.get(key);
    }
    String id = node == null || !node.isValueNode() || node.isNull() ? "" : node.asText().strip();
    String kept = Keepable.shown(id.length() > LONGEST_ID ? id.substring(0, LONGEST_ID) : id);
    return kept.isEmpty() ? action : kept;
  }

  private static Optional<JsonNode> json(RemoteAnswer answer) {
    try {
      return Optional.of(answer.json()).filter(JsonNode::isObject);
    } catch (RemoteCallException e) {
      // many answer with a page or a word; the status has said it all
      return Optional.empty();
    }
  }

  private Delivery rejected(RemoteAnswer answer) {
    String code = Integer.toString(answer.status());
    return new Delivery.Rejected(List.of(new Rejection(code, told(answer), List.of(), false)));
  }

  private String told(RemoteAnswer answer) {
    String words =
        json(answer).stream()
            .flatMap(json -> WORDS.stream().map(json::path))
            .filter(JsonNode::isTextual)
            .map(JsonNode::asText)
            .findFirst()
            .orElseGet(answer::body);
    return Keepable.shown(
        "%d: %s".formatted(answer.status(), RemoteAnswer.shown(hidden.apply(words))));
  }
}
