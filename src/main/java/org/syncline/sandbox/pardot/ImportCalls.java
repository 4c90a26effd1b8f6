package org.syncline.sandbox.pardot;

import io.vertx.ext.web.FileUpload;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The import flow: make one, add CSV batches, submit it, ask how it went. */
final class ImportCalls {
  private static final int MAX_BATCHES = 10;
  private static final int MAX_FILE = 50 * 1024 * 1024;
  private static final String ALL =
      "id,operation,object,status,isExpired,batchesRef,createdAt,updatedAt,createdCount,updatedCount,"
          + "errorCount,errorRef,errorsRef,createOnNoMatch,restoreDeleted";

  private final PardotStore store;
  private final Table imports;
  private final PardotSandbox.Settings settings;
  private final Clock clock;
  private final ProspectWrites writes;
  private final ObjectCalls objects;
  private final Paging paging;
  private final Map<Integer, ImportJob> jobs = new ConcurrentHashMap<>();

  ImportCalls(
      PardotStore store,
      PardotSandbox.Settings settings,
      Clock clock,
      ProspectWrites writes,
      ObjectCalls objects) {
    this.store = store;
    this.imports = store.table("imports");
    this.settings = settings;
    this.clock = clock;
    this.writes = writes;
    this.objects = objects;
    this.paging = new Paging(store, settings, clock);
  }

  /** The vendor's path is the first; clients that treat it as an object use the second. */
  void mount(Router router, Mounting mounting) {
    for (String root : List.of("/api/v5/imports", "/api/v5/objects/imports")) {
      mounting.on(router.post(root), this::create);
      mounting.on(router.get(root), call -> paging.answer(call, imports));
      mounting.on(router.post(root + "/:id/batches"), this::addBatch);
      mounting.on(router.patch(root + "/:id"), this::submit);
      mounting.on(router.get(root + "/:id"), this::read);
      mounting.on(router.get(root + "/:id/errors"), this::errors);
      mounting.on(router.post(root + "/:id/do/cancel"), this::cancel);
    }
  }

  /** How a handler is put on a route. */
  interface Mounting {
    void on(Route route, Consumer<Call> handler);
  }

  private void create(Call call) {
    Optional<String> file = file(call.context());
    Map<String, Object> input = input(call);
    ImportJob job = ImportJob.of(input);
    file.ifPresent(csv -> ImportFile.addTo(job, csv, store.table("prospects").type()));
    boolean ready = ready(input);
    if (ready && file.isEmpty()) {
      throw PardotError.bad(156, "Can't start processing. Import has no associated data.");
    }
    Row row = add(job, call.who());
    if (ready) {
      row = begin(call, row);
    }
    call.answer(201, objects.shown(call, imports, row, fields(call)));
  }

  private Row add(ImportJob job, String who) {
    Map<Integer, Object> values = new HashMap<>();
    values.put(index("operation"), "Upsert");
    values.put(index("object"), "Prospect");
    values.put(index("status"), "Open");
    values.put(index("createOnNoMatch"), job.createOnNoMatch());
    values.put(index("restoreDeleted"), job.restoreDeleted());
    values.put(index("isExpired"), false);
    Row row = store.add(imports, values, clock.instant(), who, List.of());
    jobs.put(row.id(), job);
    String ref = "/api/v5/imports/" + row.id() + "/batches";
    return change(row, Map.of(index("batchesRef"), ref), who);
  }

  private static Map<String, Object> input(Call call) {
    String form = call.context().request().getFormAttribute("input");
    return form == null ? call.body() : Call.json(form);
  }

  /** Some clients write the word as status, some as state. */
  private static boolean ready(Map<String, Object> input) {
    Object word = input.getOrDefault("status", input.get("state"));
    if (word == null || word.equals("Open")) {
      return false;
    }
    if (!word.equals("Ready")) {
      throw PardotError.bad(154, "Invalid property in request: status must be Ready, not " + word);
    }
    return true;
  }

  private void addBatch(Call call) {
    Row row = row(call);
    ImportJob job = jobs.get(row.id());
    if (!isIn(row, "Open")) {
      throw PardotError.bad(161, "The current state of the import does not allow the operation");
    }
    if (job.batches() == MAX_BATCHES) {
      throw PardotError.bad(160, "The limit of batches per import has been reached");
    }
    String csv =
        file(call.context())
            .orElseThrow(() -> PardotError.bad(162, "No file was specified or uploaded"));
    ImportFile.addTo(job, csv, store.table("prospects").type());
    call.answerNothing();
  }

  /** The CSV: the only part of a form that is a file, or the body itself. */
  private static Optional<String> file(RoutingContext context) {
    String type = context.request().getHeader("Content-Type");
    if (type != null && type.startsWith("text/csv")) {
      return Optional.of(checkedSize(context.body().asString()));
    }
    List<FileUpload> files = context.fileUploads();
    if (files.size() > 1) {
      throw PardotError.bad(163, "Too many files were specified or uploaded");
    }
    return files.stream().findFirst().map(f -> checkedSize(text(f)));
  }

  private static String text(FileUpload file) {
    try {
      return Files.readString(Path.of(file.uploadedFileName()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String checkedSize(String text) {
    if (text.isEmpty() || text.length() > MAX_FILE) {
      throw PardotError.bad(
          204, "File size exceeds the max post size or the body message can't be empty");
    }
    return text;
  }

  private void submit(Call call) {
    Row row = row(call);
    if (!isIn(row, "Open")) {
      throw PardotError.bad(155, "Can't update. Import must be in \"Open\" state.");
    }
    Row next = row;
    if (ready(call.body())) {
      if (jobs.get(row.id()).batches() == 0) {
        throw PardotError.bad(156, "Can't start processing. Import has no associated data.");
      }
      next = begin(call, row);
    }
    call.answer(200, objects.shown(call, imports, next, fields(call)));
  }

  private Row begin(Call call, Row row) {
    String who = call.who();
    Row waiting = change(row, Map.of(index("status"), "Waiting"), who);
    long delay = Math.max(1, settings.importDelay().toMillis());
    call.context().vertx().setTimer(delay, timer -> carryOut(row.id(), who));
    return waiting;
  }

  private void carryOut(int id, String who) {
    Row row = imports.current(id).orElseThrow();
    if (!isIn(row, "Waiting")) {
      return;
    }
    ImportJob job = jobs.get(id);
    ImportRun run = new ImportRun(job, store.table("prospects"), writes, who);
    run.run();
    Map<Integer, Object> values = new HashMap<>();
    values.put(index("status"), "Complete");
    values.put(index("createdCount"), run.created());
    values.put(index("updatedCount"), run.updated());
    values.put(index("errorCount"), job.failures().size());
    String ref = job.failures().isEmpty() ? null : "/api/v5/imports/" + id + "/errors";
    values.put(index("errorRef"), ref);
    values.put(index("errorsRef"), ref);
    change(row, values, who);
  }

  private void read(Call call) {
    if (call.parameter("fields") == null) {
      throw PardotError.missing("fields");
    }
    call.answer(200, objects.shown(call, imports, row(call), call.parameter("fields")));
  }

  private void errors(Call call) {
    String csv = ImportFile.errors(jobs.get(row(call).id()));
    call.header("Content-Type", "text/csv; charset=utf-8");
    call.context().response().end(csv);
  }

  private void cancel(Call call) {
    Row row = row(call);
    if (!isIn(row, "Open") && !isIn(row, "Waiting")) {
      throw PardotError.bad(161, "The current state of the import does not allow the operation");
    }
    change(row, Map.of(index("status"), "Canceled"), call.who());
    call.answerNothing();
  }

  private Row row(Call call) {
    return imports.current(call.id()).orElseThrow(PardotError::notFound);
  }

  private Row change(Row row, Map<Integer, Object> values, String who) {
    return store.change(imports, row, values, "update", who, List.of());
  }

  private boolean isIn(Row row, String status) {
    return status.equals(row.get(index("status")));
  }

  private int index(String field) {
    return imports.type().index(field);
  }

  private static String fields(Call call) {
    return call.parameter("fields") == null ? ALL : call.parameter("fields");
  }
}
