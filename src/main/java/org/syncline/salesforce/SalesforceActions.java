package org.syncline.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.syncline.outbox.Delivery;
import org.syncline.outbox.Delivery.Rejection;
import org.syncline.outbox.InvocableActions;
import org.syncline.remote.RemoteAnswer;
import org.syncline.remote.RemoteCallException;

/** Invokes Apex methods, flows and standard actions, one set of inputs a call. */
@ApplicationScoped
class SalesforceActions implements InvocableActions {
  private static final int TOO_MANY = 429;
  private static final int UNAVAILABLE = 503;
  private static final int SERVER_ERROR = 500;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{15}|[A-Za-z0-9]{18}");

  private final SalesforceApi api;

  SalesforceActions(SalesforceApi api) {
    this.api = api;
  }

  @Override
  public Delivery invoke(long id, String name, Map<String, Object> inputs) {
    String path = "actions/" + (name.contains("/") ? "custom/" : "standard/") + name;
    try {
      return delivery(name, api.json("POST", path, Map.of("inputs", List.of(inputs))));
    } catch (RemoteCallException e) {
      String reason = "%s for action %d: %s".formatted(name, id, e.getMessage());
      return e.maybeDone()
          ? new Delivery.Unknown(reason)
          : new Delivery.RetryLater(reason, e.retryAfter());
    }
  }

  private static Delivery delivery(String name, RemoteAnswer answer) {
    int status = answer.status();
    String told = status + ": " + SalesforceError.shown(answer);
    if (status == TOO_MANY || status == UNAVAILABLE) {
      return new Delivery.RetryLater(told, answer.retryAfter());
    }
    if (status >= SERVER_ERROR) {
      return new Delivery.Unknown(told);
    }
    JsonNode result = answer.json().path(0);
    if (!result.has("isSuccess")) {
      return answer.ok()
          ? new Delivery.Unknown("an answer without a result: " + answer.shown())
          : refused(name, SalesforceApi.errors(answer));
    }
    return result.path("isSuccess").asBoolean()
        ? new Delivery.Delivered(made(result, name), Optional.empty(), Map.of())
        : refused(name, SalesforceError.list(result.path("errors")));
  }

  /** The first record that the outputs name; many actions name none. */
  private static String made(JsonNode result, String name) {
    return StreamSupport.stream(result.path("outputValues").spliterator(), false)
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .filter(text -> ID.matcher(text).matches())
        .findFirst()
        .orElse(name);
  }

  private static Delivery refused(String name, List<SalesforceError> errors) {
    if (errors.isEmpty()) {
      String message = name + " says that it failed, not why";
      return new Delivery.Rejected(
          List.of(new Rejection("NOT_SUCCESSFUL", message, List.of(), false)));
    }
    Delivery delivery = SalesforceError.delivery(errors);
    return delivery instanceof Delivery.Rejected rejected
        ? new Delivery.Rejected(
            rejected.rejections().stream().map(SalesforceActions::ofNoRecord).toList())
        : delivery;
  }

  /** What is not found is the action, or something that it was given: no record of ours is gone. */
  private static Rejection ofNoRecord(Rejection one) {
    return new Rejection(one.code(), one.message(), one.fields(), false);
  }
}
