package org.syncline.pardot;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.syncline.outbox.Write;
import org.syncline.remote.RemoteCallException;

/** The CSV of an import: an empty cell leaves the field as it is. */
final class ImportCsv {
  static final String ID = "matchId";
  private static final CSVFormat OUT = CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();
  private static final CSVFormat IN =
      CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

  private ImportCsv() {}

  static String of(List<Write> writes, Set<String> columns) {
    StringWriter text = new StringWriter();
    try (CSVPrinter csv = new CSVPrinter(text, OUT)) {
      csv.print(ID);
      csv.printRecord(columns);
      for (Write write : writes) {
        csv.print(write.recordId().orElseThrow());
        csv.printRecord(
            columns.stream()
                .map(c -> write.fields().containsKey(c) ? write.fields().get(c).text() : ""));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /**
   * What was wrong with each record, by id.
   *
   * @throws RemoteCallException if it is no such file
   */
  static Map<String, PardotError> errors(String csv) {
    Map<String, PardotError> errors = new HashMap<>();
    try (CSVParser parser = CSVParser.parse(new StringReader(csv), IN)) {
      for (CSVRecord row : parser) {
        String code = row.isMapped("errorCode") ? row.get("errorCode") : "0";
        errors.put(row.get(ID), new PardotError(Integer.parseInt(code), row.get("errorMessage")));
      }
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      throw RemoteCallException.lost("the errors of an import cannot be read", e);
    }
    return errors;
  }
}
