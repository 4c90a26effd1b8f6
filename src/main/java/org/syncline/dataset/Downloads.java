package org.syncline.dataset;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import org.syncline.database.RowStream;

/** Writes datasets while they are read: of millions of rows, a thousand are here at a time. */
@ApplicationScoped
public class Downloads {
  private final RowStream rows;
  private final DatasetConfig config;

  Downloads(RowStream rows, DatasetConfig config) {
    this.rows = rows;
    this.config = config;
  }

  /**
   * As of one moment. Without an exception, the file is complete; after one, what was written is
   * not, and must not look so.
   */
  public void write(Dataset dataset, FileFormat format, OutputStream out) throws IOException {
    DatasetFile file = format.open(dataset, out);
    rows.read(dataset.sql(config.schema().name()), file::add);
    file.end();
  }
}
