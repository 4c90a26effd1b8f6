package org.syncline.salesforce;

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

  static RemoteReadException failed(String what, RemoteAnswer answer) {
    return new RemoteReadException(
        "Salesforce: %s answered %d: %s".formatted(what, answer.status(), answer.shown()),
        answer.retryAfter(),
        null);
  }
}
