package org.syncline.sandbox.pardot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What an import was told and what it has been given so far. */
final class ImportJob {
  /** How a column behaves where the record has a value, and where the cell is blank. */
  record Column(boolean overwrite, boolean nullOverwrite) {}

  private static final Column DEFAULT = new Column(true, true);

  private final boolean createOnNoMatch;
  private final boolean restoreDeleted;
  private final Map<String, Column> columns;
  private final List<String> header = new ArrayList<>();
  private final List<Map<String, String>> rows = new ArrayList<>();
  private final List<Failure> failures = new ArrayList<>();
  private int batches;

  /** A row that was not imported. */
  record Failure(Map<String, String> row, int code, String message) {}

  private ImportJob(boolean createOnNoMatch, boolean restoreDeleted, Map<String, Column> columns) {
    this.createOnNoMatch = createOnNoMatch;
    this.restoreDeleted = restoreDeleted;
    this.columns = columns;
  }

  static ImportJob of(Map<String, Object> input) {
    require(input, "operation", "Upsert");
    require(input, "object", "Prospect");
    return new ImportJob(
        Boolean.TRUE.equals(input.get("createOnNoMatch")),
        Boolean.TRUE.equals(input.get("restoreDeleted")),
        columns(input.get("fields")));
  }

  private static void require(Map<String, Object> input, String property, String value) {
    if (input.get(property) == null) {
      throw PardotError.bad(153, "Missing required property in request: " + property);
    }
    if (!value.equalsIgnoreCase(input.get(property).toString())) {
      throw PardotError.bad(154, "Invalid property in request: " + property + " must be " + value);
    }
  }

  private static Map<String, Column> columns(Object fields) {
    Map<String, Column> columns = new HashMap<>();
    if (fields instanceof List<?> list) {
      list.forEach(each -> column((Map<?, ?>) each, columns));
    }
    return columns;
  }

  private static void column(Map<?, ?> option, Map<String, Column> columns) {
    if (!(option.get("field") instanceof String name)) {
      throw PardotError.bad(165, "column options is invalid: each needs a field");
    }
    columns.put(
        name,
        new Column(
            !Boolean.FALSE.equals(option.get("overwrite")),
            !Boolean.FALSE.equals(option.get("nullOverwrite"))));
  }

  void addBatch(List<String> batchHeader, List<Map<String, String>> batchRows) {
    if (header.isEmpty()) {
      header.addAll(batchHeader);
    }
    if (!header.equals(batchHeader)) {
      throw PardotError.bad(
          159,
          "The file is not in a valid CSV format: every batch must have the columns " + header);
    }
    rows.addAll(batchRows);
    batches++;
  }

  boolean createOnNoMatch() {
    return createOnNoMatch;
  }

  boolean restoreDeleted() {
    return restoreDeleted;
  }

  /** The columns that were described when the import was made; there may be none. */
  Map<String, Column> columns() {
    return columns;
  }

  Column column(String name) {
    return columns.getOrDefault(name, DEFAULT);
  }

  List<String> header() {
    return header;
  }

  List<Map<String, String>> rows() {
    return rows;
  }

  List<Failure> failures() {
    return failures;
  }

  int batches() {
    return batches;
  }
}
