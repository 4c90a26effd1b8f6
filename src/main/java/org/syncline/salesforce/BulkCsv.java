package org.syncline.salesforce;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.syncline.outbox.Write;
import org.syncline.record.FieldValue;

/** The CSV of Bulk API 2.0: an empty cell leaves a field as it is, a blank has its own word. */
final class BulkCsv {
  private static final String BLANK = "#N/A";
  private static final CSVFormat OUT = CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();
  private static final CSVFormat IN =
      CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

  private BulkCsv() {}

  /** A text that happens to be the word for a blank would be read as one. */
  static boolean canSay(Write write) {
    return write.fields().values().stream().noneMatch(value -> value.text().equals(BLANK));
  }

  static String of(List<Write> writes) {
    Set<String> columns = new TreeSet<>();
    writes.forEach(write -> columns.addAll(write.fields().keySet()));
    StringWriter text = new StringWriter();
    try (CSVPrinter csv = new CSVPrinter(text, OUT)) {
      csv.print("Id");
      csv.printRecord(columns);
      for (Write write : writes) {
        csv.print(write.recordId().orElseThrow());
        csv.printRecord(columns.stream().map(column -> cell(write.fields().get(column))));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static String cell(FieldValue value) {
    if (value == null) {
      return "";
    }
    return value.blank() ? BLANK : value.text();
  }

  /** The records that went well. */
  static List<String> ids(String csv) {
    List<String> ids = new ArrayList<>();
    rows(csv).forEach(row -> ids.add(row.get("sf__Id")));
    return ids;
  }

  /** What was wrong with each record that did not, by id. */
  static Map<String, String> errors(String csv) {
    Map<String, String> errors = new HashMap<>();
    rows(csv).forEach(row -> errors.put(id(row), row.get("sf__Error")));
    return errors;
  }

  private static String id(Map<String, String> row) {
    String id = row.getOrDefault("Id", "");
    return id.isEmpty() ? row.get("sf__Id") : id;
  }

  private static List<Map<String, String>> rows(String csv) {
    List<Map<String, String>> rows = new ArrayList<>();
    if (csv.isBlank()) {
      return rows;
    }
    try (CSVParser parser = CSVParser.parse(new StringReader(csv), IN)) {
      parser.forEach(row -> rows.add(row.toMap()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }
}
