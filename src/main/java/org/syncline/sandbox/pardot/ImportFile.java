package org.syncline.sandbox.pardot;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/** The CSV files of an import: batches in, rows with errors out. */
final class ImportFile {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

  private ImportFile() {}

  static void addTo(ImportJob job, String csv, ObjectType prospects) {
    try (CSVParser parser = CSVParser.parse(new StringReader(csv), FORMAT)) {
      List<String> header = parser.getHeaderNames();
      checkColumns(header, job, prospects);
      List<Map<String, String>> rows = new ArrayList<>();
      for (CSVRecord row : parser) {
        checkWidth(row);
        rows.add(row.toMap());
      }
      if (rows.isEmpty()) {
        throw invalid("there must be a header row and at least one data row");
      }
      job.addBatch(header, rows);
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      throw invalid(e.getMessage());
    }
  }

  private static void checkColumns(List<String> header, ImportJob job, ObjectType prospects) {
    for (String column : header) {
      ObjectType.Field field = prospects.field(column);
      if (!ImportRun.MATCHES.contains(column) && (field == null || field.readOnly())) {
        throw invalid("unknown column '" + column + "'");
      }
    }
    if (!job.columns().isEmpty() && !job.columns().keySet().equals(java.util.Set.copyOf(header))) {
      throw PardotError.bad(
          227,
          "Mismatched CSV headers and field options: " + header + " and " + job.columns().keySet());
    }
  }

  private static void checkWidth(CSVRecord row) {
    if (!row.isConsistent()) {
      throw invalid("row " + row.getRecordNumber() + " has " + row.size() + " columns");
    }
  }

  private static PardotError invalid(String reason) {
    return PardotError.bad(159, "The file is not in a valid CSV format: " + reason);
  }

  static String errors(ImportJob job) {
    StringWriter text = new StringWriter();
    try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
      List<String> header = new ArrayList<>(job.header());
      header.addAll(List.of("errorCode", "errorMessage"));
      printer.printRecord(header);
      for (ImportJob.Failure failure : job.failures()) {
        List<Object> cells = new ArrayList<>();
        job.header().forEach(column -> cells.add(failure.row().get(column)));
        cells.addAll(List.of(failure.code(), failure.message()));
        printer.printRecord(cells);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
