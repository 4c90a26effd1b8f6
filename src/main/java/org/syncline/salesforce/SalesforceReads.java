package org.syncline.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Supplier;
import org.syncline.intake.RemoteReadException;
import org.syncline.remote.RemoteAnswer;
import org.syncline.remote.RemoteCallException;

/** What a read that brought nothing usable becomes. */
final class SalesforceReads {
  private SalesforceReads() {}

  static <T> T read(Supplier<T> call) {
    try {
      return call.get();
    } catch (RemoteCallException e) {
      throw new RemoteReadException("Salesforce: " + e.getMessage(), e.retryAfter(), e);
    }
  }

  /** The rows of a query's answer. */
  static JsonNode records(RemoteAnswer answer) {
    JsonNode records = answer.json().path("records");
    if (!records.isArray()) {
      throw failed("a query without records", answer);
    }
    return records;
  }

  static RemoteReadException failed(String what, RemoteAnswer answer) {
    return new RemoteReadException(
        "Salesforce: %s answered %d: %s"
            .formatted(what, answer.status(), SalesforceError.shown(answer)),
        answer.retryAfter(),
        null);
  }
}
