package org.syncline.vendor;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.syncline.record.Problem;

/** Reads the rows of an export, by the headers of its first line. */
final class VendorSheet {
  /** What spreadsheets separate cells by, depending on where in the world they run. */
  private static final List<Character> SEPARATORS = List.of(',', ';', '\t');

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final String file;
  private final List<Problem> problems;
  private int line = 1;

  VendorSheet(String file, List<Problem> problems) {
    this.file = file;
    this.problems = problems;
  }

  List<VendorRow> rows(String text) {
    String plain = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    CSVFormat format =
        CSVFormat.DEFAULT.builder().setDelimiter(separator(plain)).setIgnoreEmptyLines(false).get();
    try (CSVParser parser = CSVParser.parse(new StringReader(plain), format)) {
      return rows(parser);
    } catch (IOException e) {
      problems.add(new Problem(file, line, "", "is no CSV: " + e.getMessage()));
    } catch (UncheckedIOException e) {
      problems.add(new Problem(file, line, "", "is no CSV: " + e.getCause().getMessage()));
    }
    return List.of();
  }

  private static char separator(String text) {
    String header = text.lines().findFirst().orElse("");
    return SEPARATORS.stream()
        .filter(separator -> header.indexOf(separator) >= 0)
        .findFirst()
        .orElse(',');
  }

  private List<VendorRow> rows(CSVParser parser) {
    Iterator<CSVRecord> records = parser.iterator();
    if (!records.hasNext()) {
      problems.add(new Problem(file, 0, "", "is empty, expected a line of headers and rows"));
      return List.of();
    }
    CSVRecord headers = records.next();
    Map<Integer, VendorColumn> columns = columns(headers);
    boolean usable = problems.isEmpty();
    List<VendorRow> rows = new ArrayList<>();
    line = next(parser);
    while (usable && records.hasNext()) {
      row(records.next(), headers.size(), columns).ifPresent(rows::add);
      line = next(parser);
    }
    if (rows.isEmpty() && problems.isEmpty()) {
      problems.add(new Problem(file, 0, "", "has no row behind its headers"));
    }
    return rows;
  }

  /** A quoted cell may span lines. */
  private static int next(CSVParser parser) {
    return (int) parser.getCurrentLineNumber() + 1;
  }

  private Map<Integer, VendorColumn> columns(CSVRecord headers) {
    Map<Integer, VendorColumn> columns = new LinkedHashMap<>();
    for (int i = 0; i < headers.size(); i++) {
      Optional<VendorColumn> column = VendorColumn.of(headers.get(i));
      if (column.filter(columns::containsValue).isPresent()) {
        header(
            column.get().header(), "this column is there twice, again as '" + headers.get(i) + "'");
      }
      int at = i;
      column.ifPresent(one -> columns.put(at, one));
    }
    lacking(columns, headers, VendorColumn.NAME, VendorColumn.API_NAME);
    lacking(columns, headers, VendorColumn.CRM, VendorColumn.LEAD, VendorColumn.CONTACT);
    lacking(columns, headers, VendorColumn.BEHAVIOR);
    return columns;
  }

  private void header(String place, String message) {
    problems.add(new Problem(file, 1, place, message));
  }

  /** One of these has to be there. */
  private void lacking(
      Map<Integer, VendorColumn> columns, CSVRecord headers, VendorColumn... anyOf) {
    if (Stream.of(anyOf).noneMatch(columns::containsValue)) {
      String allowed = String.join(", ", Stream.of(anyOf).map(VendorColumn::anyHeader).toList());
      header(
          anyOf[0].header(),
          "this column is missing, allowed headers: %s; found: %s"
              .formatted(allowed, String.join(", ", headers.toList())));
    }
  }

  private Optional<VendorRow> row(CSVRecord cells, int width, Map<Integer, VendorColumn> columns) {
    if (cells.stream().allMatch(String::isBlank)) {
      return none("this row is empty");
    }
    if (cells.size() != width) {
      return none("expected %d cells as in the headers, found %d".formatted(width, cells.size()));
    }
    Map<VendorColumn, String> known = new EnumMap<>(VendorColumn.class);
    columns.forEach((at, column) -> known.put(column, cells.get(at)));
    return Optional.of(new VendorRow(file, line, known, problems));
  }

  private Optional<VendorRow> none(String why) {
    problems.add(new Problem(file, line, "", why));
    return Optional.empty();
  }
}
