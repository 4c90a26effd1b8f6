package org.syncline.sandbox.pardot;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Carries the rows of an import out; a row that cannot be imported does not stop the others. */
final class ImportRun {
  static final List<String> MATCHES = List.of("matchId", "matchSalesforceId", "matchEmail");

  private final ImportJob job;
  private final Table prospects;
  private final ProspectWrites writes;
  private final String who;
  private int created;
  private int updated;

  ImportRun(ImportJob job, Table prospects, ProspectWrites writes, String who) {
    this.job = job;
    this.prospects = prospects;
    this.writes = writes;
    this.who = who;
  }

  void run() {
    job.rows().forEach(this::importRow);
  }

  int created() {
    return created;
  }

  int updated() {
    return updated;
  }

  private void importRow(Map<String, String> row) {
    try {
      List<String> keys = MATCHES.stream().filter(m -> !row.getOrDefault(m, "").isBlank()).toList();
      if (keys.size() > 1) {
        throw PardotError.bad(166, "Only one match value is allowed in a row, not " + keys);
      }
      if (keys.isEmpty()) {
        create(row, null);
      } else {
        upsert(row, keys.get(0), row.get(keys.get(0)).trim());
      }
    } catch (PardotError e) {
      job.failures().add(new ImportJob.Failure(row, e.code(), e.getMessage()));
    }
  }

  private void upsert(Map<String, String> row, String key, String value) {
    Optional<Row> alive = find(key, value, false);
    Optional<Row> deleted = alive.isPresent() ? Optional.empty() : find(key, value, true);
    if (alive.isPresent()) {
      update(alive.get(), row);
    } else if (deleted.isPresent()) {
      restore(deleted.get(), row);
    } else if (job.createOnNoMatch() && !key.equals("matchId")) {
      create(row, key.equals("matchEmail") ? value : null);
    } else {
      throw PardotError.notFound();
    }
  }

  private Optional<Row> find(String key, String value, boolean deleted) {
    return switch (key) {
      case "matchId" ->
          prospects
              .current((Integer) FieldKind.INTEGER.read(key, value))
              .filter(row -> row.deleted() == deleted);
      case "matchSalesforceId" -> writes.latestBySalesforceId(value, deleted);
      default -> writes.latestByEmail(value, deleted);
    };
  }

  private void restore(Row row, Map<String, String> cells) {
    if (!job.restoreDeleted()) {
      throw PardotError.bad(
          219, "Deleted records can't be updated. Please undelete before updating.");
    }
    update(writes.undelete(row, who), cells);
  }

  private void update(Row row, Map<String, String> cells) {
    Map<String, Object> fields = new HashMap<>();
    cells.forEach(
        (name, cell) -> {
          if (!MATCHES.contains(name) && overwrites(row, name, cell)) {
            fields.put(name, cell.isEmpty() ? null : cell);
          }
        });
    keepAssigned(fields);
    writes.update(row, fields, who);
    updated++;
  }

  private boolean overwrites(Row row, String name, String cell) {
    ImportJob.Column column = job.column(name);
    boolean filled = row.get(prospects.type().index(name)) != null;
    return cell.isEmpty() ? column.nullOverwrite() : column.overwrite() || !filled;
  }

  /** As in the real API an import cannot unassign: the cell is passed over. */
  private static void keepAssigned(Map<String, Object> fields) {
    List.of("userId", "salesforceOwnerId").forEach(name -> fields.remove(name, null));
  }

  private void create(Map<String, String> cells, String email) {
    Map<String, Object> fields = new HashMap<>();
    cells.forEach(
        (name, cell) -> {
          if (!MATCHES.contains(name) && !cell.isEmpty()) {
            fields.put(name, cell);
          }
        });
    if (email != null) {
      fields.putIfAbsent("email", email);
    }
    writes.create(fields, who);
    created++;
  }
}
