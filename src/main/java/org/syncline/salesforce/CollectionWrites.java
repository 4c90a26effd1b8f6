package org.syncline.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syncline.intake.RemoteReadException;
import org.syncline.outbox.Delivery;
import org.syncline.outbox.Write;
import org.syncline.remote.RemoteAnswer;
import org.syncline.remote.RemoteCallException;

/** Writes in collections: one call, one answer for each record. */
final class CollectionWrites {
  static final int MOST = 200;
  private static final int BAD_REQUEST = 400;
  private static final int TOO_LARGE = 413;
  private static final int TOO_MANY = 429;
  private static final int UNAVAILABLE = 503;
  private static final int SERVER_ERROR = 500;

  private final SalesforceApi api;
  private final ExternalIds externalIds;

  CollectionWrites(SalesforceApi api, ExternalIds externalIds) {
    this.api = api;
    this.externalIds = externalIds;
  }

  /** Any number of writes, all of one object and kind, and their owners chosen by one. */
  List<Delivery> write(List<Write> writes) {
    List<Delivery> answers = new ArrayList<>();
    for (int from = 0; from < writes.size(); from += MOST) {
      answers.addAll(collection(writes.subList(from, Math.min(writes.size(), from + MOST))));
    }
    return answers;
  }

  private List<Delivery> collection(List<Write> writes) {
    try {
      return answers(writes, send(writes));
    } catch (RemoteReadException e) {
      // nothing was sent: the org could not even be described
      return same(writes, new Delivery.RetryLater(e.getMessage(), e.retryAfter()));
    } catch (RemoteCallException e) {
      Delivery same =
          e.maybeDone()
              ? new Delivery.Unknown(e.getMessage())
              : new Delivery.RetryLater(e.getMessage(), e.retryAfter());
      return same(writes, same);
    }
  }

  private RemoteAnswer send(List<Write> writes) {
    Write first = writes.get(0);
    return switch (first.kind()) {
      case UPDATE -> api.update(writes.stream().map(CollectionWrites::update).toList());
      case CREATE -> create(first, writes);
      case ARCHIVE, RESTORE, TAG, UNTAG ->
          throw new IllegalArgumentException("no " + first.kind().word() + " in the CRM");
    };
  }

  private RemoteAnswer create(Write first, List<Write> writes) {
    return externalIds.on(first.object())
        ? api.upsert(
            first.object(),
            externalIds.field(),
            writes.stream().map(this::createByKey).toList(),
            first.byActiveRule())
        : api.create(writes.stream().map(CollectionWrites::record).toList(), first.byActiveRule());
  }

  private static Map<String, Object> record(Write write) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("attributes", Map.of("type", write.object()));
    write.fields().forEach((name, value) -> body.put(name, value.json()));
    return body;
  }

  private static Map<String, Object> update(Write write) {
    Map<String, Object> body = record(write);
    body.put("Id", write.recordId().orElseThrow());
    return body;
  }

  private Map<String, Object> createByKey(Write write) {
    Map<String, Object> body = record(write);
    body.put(externalIds.field(), ExternalIds.of(write));
    return body;
  }

  private List<Delivery> answers(List<Write> writes, RemoteAnswer answer) {
    if (!answer.ok()) {
      return refused(writes, answer);
    }
    JsonNode entries = answer.json();
    if (!entries.isArray() || entries.size() != writes.size()) {
      return same(writes, new Delivery.Unknown("an answer of another size: " + answer.shown()));
    }
    List<Delivery> answers = new ArrayList<>();
    entries.forEach(entry -> answers.add(delivery(entry)));
    return answers;
  }

  private static Delivery delivery(JsonNode entry) {
    return entry.path("success").asBoolean()
        ? new Delivery.Delivered(entry.path("id").asText(), Optional.empty(), Map.of())
        : SalesforceError.delivery(SalesforceError.list(entry.path("errors")));
  }

  /** The call as a whole: one record of it may be what was refused, so it is sent in halves. */
  private List<Delivery> refused(List<Write> writes, RemoteAnswer answer) {
    int status = answer.status();
    if (status == TOO_MANY || status == UNAVAILABLE) {
      return same(
          writes, new Delivery.RetryLater(status + ": " + answer.shown(), answer.retryAfter()));
    }
    if (status >= SERVER_ERROR) {
      return same(writes, new Delivery.Unknown(status + ": " + answer.shown()));
    }
    boolean several = writes.size() > 1;
    if (several && status == TOO_LARGE) {
      return halves(writes);
    }
    List<SalesforceError> errors = SalesforceApi.errors(answer);
    boolean ofOne = status == BAD_REQUEST && errors.stream().noneMatch(SalesforceError::passing);
    return several && ofOne ? halves(writes) : same(writes, SalesforceError.delivery(errors));
  }

  private List<Delivery> halves(List<Write> writes) {
    int half = writes.size() / 2;
    List<Delivery> answers = new ArrayList<>(collection(writes.subList(0, half)));
    answers.addAll(collection(writes.subList(half, writes.size())));
    return answers;
  }

  static List<Delivery> same(List<Write> writes, Delivery delivery) {
    return writes.stream().map(write -> delivery).toList();
  }
}
