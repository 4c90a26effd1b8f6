package org.syncline.pardot;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.syncline.outbox.Delivery;
import org.syncline.outbox.Write;
import org.syncline.remote.RemoteAnswer;
import org.syncline.remote.RemoteCallException;
import org.syncline.remote.RemoteJob;
import org.syncline.remote.RemoteJson;

/**
 * Many updates by one import, keyed by id. An import cannot tell a blank from a field that is left
 * out, nor unassign anybody, so writes with a blank go one by one.
 */
final class Imports {
  private static final String IMPORTS = "imports";
  private static final String WORDS = "id,status,errorCount,updatedCount";

  private static final int TOO_MANY = 429;
  private static final int SERVER_ERROR = 500;
  private static final int UNAVAILABLE = 503;

  private final PardotApi api;
  private final SingleWrites singles;

  Imports(PardotApi api, SingleWrites singles) {
    this.api = api;
    this.singles = singles;
  }

  List<Delivery> write(List<Write> writes) {
    List<Write> rows = writes.stream().filter(Imports::filled).toList();
    List<Write> others = writes.stream().filter(write -> !filled(write)).toList();
    Map<Long, Delivery> answers = new HashMap<>();
    put(answers, rows, rows.isEmpty() ? List.of() : carried(rows, false));
    put(answers, others, singles.write(others));
    return writes.stream().map(write -> answers.get(write.id())).toList();
  }

  /** Takes prospects out of the recycle bin; one that is not in there is updated. */
  List<Delivery> restore(List<Write> writes) {
    return carried(writes, true);
  }

  private static boolean filled(Write write) {
    return write.fields().values().stream().allMatch(value -> value.present());
  }

  private static void put(Map<Long, Delivery> all, List<Write> writes, List<Delivery> answers) {
    for (int i = 0; i < writes.size(); i++) {
      all.put(writes.get(i).id(), answers.get(i));
    }
  }

  private List<Delivery> carried(List<Write> writes, boolean restoring) {
    try {
      String path = upload(writes, restoring);
      return followed(writes, path, submit(path));
    } catch (Refusal refusal) {
      return refused(writes, refusal.answer, restoring);
    } catch (RemoteCallException e) {
      return same(
          writes,
          e.maybeDone()
              ? new Delivery.Unknown(e.getMessage())
              : new Delivery.RetryLater(e.getMessage(), e.retryAfter()));
    }
  }

  /** A step of the import that Pardot did not take. */
  private static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient RemoteAnswer answer;

    private Refusal(RemoteAnswer answer) {
      super("an import was answered " + answer.status() + ": " + answer.shown());
      this.answer = answer;
    }
  }

  /** Where the import itself is wrong, each write by itself is told what is wrong with it. */
  private List<Delivery> refused(List<Write> writes, RemoteAnswer answer, boolean restoring) {
    Optional<PardotError> error = PardotApi.error(answer);
    boolean passing =
        answer.status() >= SERVER_ERROR
            || answer.status() == TOO_MANY
            || error.map(PardotError::passing).orElse(true);
    if (!passing && restoring) {
      return same(writes, error.get().delivery(answer.retryAfter(), Set.of()));
    }
    return passing
        ? same(
            writes,
            new Delivery.RetryLater(
                answer.status() + ": " + answer.shown(),
                answer.retryAfter().or(() -> error.map(PardotError::pause))))
        : singles.write(writes);
  }

  /** Makes an import and fills it. As long as it is not submitted, nothing of it is done. */
  private String upload(List<Write> writes, boolean restoring) {
    try {
      return made(writes, restoring);
    } catch (RemoteCallException e) {
      throw RemoteCallException.notDone(e.getMessage(), e.retryAfter(), e);
    }
  }

  private JsonNode submit(String path) {
    RemoteAnswer answer =
        api.json(
            "PATCH", path, Map.of("fields", WORDS), RemoteJson.write(Map.of("status", "Ready")));
    if (answer.status() >= SERVER_ERROR && answer.status() != UNAVAILABLE) {
      throw RemoteCallException.lost(
          "submitting an import was answered " + answer.status() + ": " + answer.shown(), null);
    }
    return body(answer);
  }

  private List<Delivery> followed(List<Write> writes, String path, JsonNode submitted) {
    try {
      RemoteJob job = new RemoteJob(path, () -> api.get(path, Map.of("fields", WORDS)));
      return results(writes, path, job.ended(submitted, Imports::hasEnded));
    } catch (RemoteCallException e) {
      return same(writes, new Delivery.Unknown(e.getMessage()));
    }
  }

  private String made(List<Write> writes, boolean restoring) {
    Set<String> columns = new TreeSet<>();
    writes.forEach(write -> columns.addAll(write.fields().keySet()));
    List<Map<String, Object>> fields = new ArrayList<>();
    fields.add(column(ImportCsv.ID));
    columns.forEach(name -> fields.add(column(name)));
    Map<String, Object> job =
        Map.of(
            "operation",
            "Upsert",
            "object",
            "Prospect",
            "createOnNoMatch",
            false,
            "restoreDeleted",
            restoring,
            "fields",
            fields);
    JsonNode made = body(api.json("POST", IMPORTS, Map.of("fields", WORDS), RemoteJson.write(job)));
    String path = IMPORTS + "/" + made.path("id").asText();
    RemoteAnswer filed = api.file(path + "/batches", ImportCsv.of(writes, columns));
    if (!filed.ok()) {
      throw new Refusal(filed);
    }
    return path;
  }

  private static Map<String, Object> column(String name) {
    return Map.of("field", name, "overwrite", true, "nullOverwrite", false);
  }

  private static JsonNode body(RemoteAnswer answer) {
    if (!answer.ok()) {
      throw new Refusal(answer);
    }
    return answer.json();
  }

  private static boolean hasEnded(JsonNode body) {
    return switch (body.path("status").asText()) {
      case "Complete", "Completed", "Failed", "Canceled", "Cancelled" -> true;
      default -> false;
    };
  }

  private List<Delivery> results(List<Write> writes, String path, JsonNode body) {
    String status = body.path("status").asText();
    if (!status.startsWith("Complete")) {
      // what of it was written is found by reading the records
      return same(writes, new Delivery.Unknown("the import ended as " + status));
    }
    Map<String, PardotError> errors = new HashMap<>();
    if (body.path("errorCount").asInt() > 0) {
      RemoteAnswer answer = api.get(path + "/errors", Map.of("limit", "100000"));
      if (!answer.ok()) {
        throw RemoteCallException.lost("errors of an import: " + answer.shown(), null);
      }
      errors.putAll(ImportCsv.errors(answer.body()));
    }
    return writes.stream().map(write -> delivery(write, errors)).toList();
  }

  private static Delivery delivery(Write write, Map<String, PardotError> errors) {
    String id = write.recordId().orElseThrow();
    return errors.containsKey(id)
        ? errors.get(id).delivery(Optional.empty(), write.fields().keySet())
        : new Delivery.Delivered(id, Optional.empty(), Map.of());
  }

  private static List<Delivery> same(List<Write> writes, Delivery delivery) {
    return writes.stream().map(write -> delivery).toList();
  }
}
