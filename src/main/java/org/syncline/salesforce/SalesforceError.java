package org.syncline.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.syncline.outbox.Delivery;
import org.syncline.outbox.Delivery.Rejection;
import org.syncline.remote.RemoteAnswer;
import org.syncline.remote.RemoteCallException;

/**
 * Why Salesforce refused something, read from any of its four shapes.
 *
 * @param code a StatusCode or ExceptionCode, such as {@code STRING_TOO_LONG}
 * @param duplicates ids of the records that a duplicate rule found
 */
record SalesforceError(String code, String message, List<String> fields, List<String> duplicates) {
  private static final Pattern COLUMN = Pattern.compile("No such column '([^']+)'");

  /** The message of a refused query begins with that query, or its end. */
  private static final Pattern BEFORE_THE_REASON =
      Pattern.compile("^.*ERROR at Row:\\d+:Column:\\d+\\s*", Pattern.DOTALL);

  private static final Set<String> GONE = Set.of("ENTITY_IS_DELETED", "NOT_FOUND");

  /** The same write may go through a little later. */
  private static final Set<String> PASSING =
      Set.of(
          "UNABLE_TO_LOCK_ROW",
          "REQUEST_LIMIT_EXCEEDED",
          "SERVER_UNAVAILABLE",
          "REQUEST_RUNNING_TOO_LONG",
          "CONCURRENT_PER_ORG_LONG_TXN_LIMIT_EXCEEDED",
          "STORAGE_LIMIT_EXCEEDED",
          "TXN_SECURITY_METERING_ERROR",
          "ALL_OR_NONE_OPERATION_ROLLED_BACK",
          "INVALID_SESSION_ID");

  static List<SalesforceError> list(JsonNode array) {
    List<SalesforceError> errors = new ArrayList<>();
    array.forEach(entry -> errors.add(of(entry)));
    return errors;
  }

  /** What an answer says, for a message: of a refused query what is wrong, not the query. */
  static String shown(RemoteAnswer answer) {
    try {
      return SalesforceApi.errors(answer).stream()
          .filter(error -> !error.code().isEmpty())
          .map(SalesforceError::shown)
          .findFirst()
          .orElseGet(answer::shown);
    } catch (RemoteCallException e) {
      // a page of somebody between us
      return answer.shown();
    }
  }

  private String shown() {
    return RemoteAnswer.shown(code + ": " + BEFORE_THE_REASON.matcher(message).replaceFirst(""));
  }

  static SalesforceError of(JsonNode entry) {
    JsonNode code = entry.has("statusCode") ? entry.get("statusCode") : entry.path("errorCode");
    String message = entry.path("message").asText();
    List<String> fields = new ArrayList<>();
    entry.path("fields").forEach(field -> fields.add(field.asText()));
    Matcher column = COLUMN.matcher(message);
    if (fields.isEmpty() && column.find()) {
      fields.add(column.group(1));
    }
    return new SalesforceError(code.asText(), message, fields, duplicates(entry));
  }

  /** The key is misspelt by the real API; should that ever be mended, it is read too. */
  private static List<String> duplicates(JsonNode entry) {
    JsonNode result =
        entry.has("duplicateResut") ? entry.get("duplicateResut") : entry.path("duplicateResult");
    List<String> ids = new ArrayList<>();
    result
        .path("matchResults")
        .forEach(
            match ->
                match
                    .path("matchRecords")
                    .forEach(found -> ids.add(found.path("record").path("Id").asText())));
    return ids;
  }

  /** Reads a cell of a bulk job's failures: {@code CODE:message:field, field --}. */
  static SalesforceError ofBulk(String cell) {
    String text = cell.endsWith("--") ? cell.substring(0, cell.length() - 2).strip() : cell;
    int first = text.indexOf(':');
    int last = text.lastIndexOf(':');
    if (first < 0) {
      return new SalesforceError("UNKNOWN_EXCEPTION", text, List.of(), List.of());
    }
    String tail = last > first ? text.substring(last + 1).strip() : "";
    String message = text.substring(first + 1, last > first ? last : text.length());
    List<String> fields = tail.isEmpty() ? List.of() : List.of(tail.split(",\\s*"));
    return new SalesforceError(text.substring(0, first), message, fields, List.of());
  }

  boolean passing() {
    return PASSING.contains(code);
  }

  /** The answer to a write that met these errors. */
  static Delivery delivery(List<SalesforceError> errors) {
    Optional<SalesforceError> passing =
        errors.stream().filter(SalesforceError::passing).findFirst();
    return passing.isPresent()
        ? new Delivery.RetryLater(passing.get().toString(), Optional.empty())
        : new Delivery.Rejected(errors.stream().map(SalesforceError::rejection).toList());
  }

  private Rejection rejection() {
    String found = duplicates.isEmpty() ? "" : " (" + String.join(", ", duplicates) + ")";
    return new Rejection(code, message + found, fields, GONE.contains(code));
  }

  @Override
  public String toString() {
    return code + ": " + message;
  }
}
