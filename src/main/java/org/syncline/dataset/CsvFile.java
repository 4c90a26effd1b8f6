package org.syncline.dataset;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** CSV by RFC 4180, in UTF-8, with a line of names; what is missing is empty. */
final class CsvFile implements DatasetFile {
  private final CSVPrinter csv;

  CsvFile(Dataset dataset, OutputStream out) throws IOException {
    csv =
        new CSVPrinter(
            new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)),
            CSVFormat.RFC4180);
    csv.printRecord(dataset.columns().stream().map(Column::name));
  }

  @Override
  public void add(Object[] values) throws IOException {
    for (Object value : values) {
      csv.print(value instanceof BigDecimal amount ? amount.toPlainString() : value);
    }
    csv.println();
  }

  @Override
  public void end() throws IOException {
    csv.flush();
  }
}
