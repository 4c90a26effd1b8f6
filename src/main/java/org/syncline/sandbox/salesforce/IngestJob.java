package org.syncline.sandbox.salesforce;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A job of Bulk API 2.0 ingest: what it shows, the CSV it was given, and its results. */
final class IngestJob {
  private static final String BLANK = "#N/A";
  private static final Map<String, Character> DELIMITERS =
      Map.of(
          "COMMA", ',', "SEMICOLON", ';', "TAB", '\t', "PIPE", '|', "CARET", '^', "BACKQUOTE", '`');

  private final SObjectType type;
  private final String operation;
  private final Optional<SField> key;
  private final CSVFormat format;
  private final Map<String, Object> body;
  private String data;
  private final StringBuilder successful = new StringBuilder();
  private final StringBuilder failed = new StringBuilder();
  private String unprocessed = "";

  /**
   * @param body what the job shows of itself, as it was opened
   */
  IngestJob(SObjectType type, Optional<SField> key, Map<String, Object> body) {
    this.type = type;
    this.key = key;
    this.body = body;
    this.operation = String.valueOf(body.get("operation"));
    this.format =
        CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setDelimiter(DELIMITERS.get(String.valueOf(body.get("columnDelimiter"))))
            .get();
  }

  static boolean knowsDelimiter(Object name) {
    return DELIMITERS.containsKey(String.valueOf(name));
  }

  synchronized Map<String, Object> body() {
    return new LinkedHashMap<>(body);
  }

  synchronized String successful() {
    return successful.toString();
  }

  synchronized String failed() {
    return failed.toString();
  }

  synchronized String unprocessed() {
    return unprocessed;
  }

  private String state() {
    return String.valueOf(body.get("state"));
  }

  private void requireOpen() {
    if (!state().equals("Open")) {
      throw SalesforceError.bad("INVALIDJOBSTATE", "the job is " + state() + ", not Open");
    }
  }

  /** Takes the data, once. */
  synchronized void put(String csv) {
    requireOpen();
    if (data != null) {
      throw SalesforceError.bad("INVALIDJOBSTATE", "the job has its data already");
    }
    data = csv;
  }

  synchronized void abort() {
    requireOpen();
    unprocessed = data == null ? "" : data;
    finish("Aborted", 0, 0);
  }

  /** Refused while the job may still be carried out. */
  synchronized void requireEnded() {
    if (state().equals("Open")) {
      throw SalesforceError.bad("INVALIDJOBSTATE", "an open job cannot be deleted");
    }
  }

  /** Closes the job and carries it out; what it showed in between. */
  synchronized Map<String, Object> carryOut(Saves saves, Saves.By by) {
    requireOpen();
    body.put("state", "UploadComplete");
    body.remove("contentUrl");
    Map<String, Object> closed = body();
    try (CSVParser rows = CSVParser.parse(new StringReader(data == null ? "" : data), format)) {
      List<String> names = rows.getHeaderNames();
      Optional<String> unknown =
          names.stream().filter(name -> type.field(name).isEmpty()).findFirst();
      if (unknown.isPresent()) {
        fail("InvalidBatch : Field name not found : " + unknown.get());
      } else {
        header(successful, "\"sf__Id\",\"sf__Created\"", names);
        header(failed, "\"sf__Id\",\"sf__Error\"", names);
        save(rows, saves, by);
      }
    } catch (IOException | IllegalArgumentException | UncheckedIOException e) {
      fail("InvalidBatch : " + e.getMessage());
    }
    return closed;
  }

  private static void header(StringBuilder csv, String first, List<String> names) {
    csv.append(first);
    names.forEach(name -> csv.append(',').append(name));
    csv.append('\n');
  }

  private void save(CSVParser rows, Saves saves, Saves.By by) {
    int processed = 0;
    int refused = 0;
    for (CSVRecord row : rows) {
      processed++;
      try {
        Saves.Upserted saved = save(fields(row), saves, by);
        line(successful, saved.id(), String.valueOf(saved.created()), row);
      } catch (SalesforceError e) {
        refused++;
        String why = e.code() + ":" + e.getMessage() + ":" + String.join(", ", e.fields()) + " --";
        line(failed, row.isMapped("Id") ? row.get("Id") : "", why, row);
      }
    }
    finish("JobComplete", processed, refused);
  }

  private void fail(String message) {
    unprocessed = data == null ? "" : data;
    finish("Failed", 0, 0);
    body.put("errorMessage", message);
  }

  private void finish(String state, int processed, int refused) {
    body.put("state", state);
    body.remove("contentUrl");
    body.put("jobType", "V2Ingest");
    body.put("numberRecordsProcessed", processed);
    body.put("numberRecordsFailed", refused);
    body.put("retries", 0);
    body.put("totalProcessingTime", processed);
    body.put("apiActiveProcessingTime", processed);
    body.put("apexProcessingTime", 0);
  }

  private static void line(StringBuilder csv, String id, String second, CSVRecord row) {
    List<String> cells = new ArrayList<>();
    cells.add(id);
    cells.add(second);
    row.forEach(cells::add);
    cells.replaceAll(cell -> '"' + cell.replace("\"", "\"\"") + '"');
    csv.append(String.join(",", cells)).append('\n');
  }

  private Map<String, Object> fields(CSVRecord row) {
    Map<String, Object> fields = new TreeMap<>();
    int column = 0;
    for (String name : row.getParser().getHeaderNames()) {
      SField field = type.field(name).orElseThrow();
      String cell = row.isSet(name) ? row.get(name) : "";
      // an empty cell leaves the field as it is
      if (!cell.isEmpty()) {
        fields.put(field.name(), cell.equals(BLANK) ? null : value(field, cell, column));
      }
      column++;
    }
    return fields;
  }

  private static Object value(SField field, String cell, int column) {
    try {
      boolean number = field.numeric() && cell.matches("-?\\d+(\\.\\d+)?");
      Object value = number ? new BigDecimal(cell) : cell;
      FieldCheck.typed(field, value);
      return value;
    } catch (SalesforceError e) {
      throw SalesforceError.bad(
          "INVALID_FIELD",
          "Failed to deserialize field at col %d. Due to, '%s' is not a valid value for the type %s"
              .formatted(column, cell, field.soapType()),
          field.name());
    }
  }

  private Saves.Upserted save(Map<String, Object> given, Saves saves, Saves.By by) {
    Map<String, Object> fields = new HashMap<>(given);
    return switch (operation) {
      case "insert" -> new Saves.Upserted(saves.create(type, fields, by), true);
      case "update" -> {
        String id = required(fields, "Id");
        saves.update(type, id, fields, by);
        yield new Saves.Upserted(saves.existing(type, id).id(), false);
      }
      case "delete" -> {
        String id = required(fields, "Id");
        saves.delete(type, id, by);
        yield new Saves.Upserted(id, false);
      }
      default -> {
        SField keyField = key.orElseThrow();
        yield saves.upsert(type, keyField, required(fields, keyField.name()), fields, by);
      }
    };
  }

  private String required(Map<String, Object> fields, String name) {
    Object value = fields.remove(name);
    if (value == null) {
      throw SalesforceError.bad(
          "MISSING_ARGUMENT", name + " not specified in an " + operation + " call", name);
    }
    return value.toString();
  }
}
