package org.syncline.dataset;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;
import org.syncline.record.Words;

/** A kind of file in which a dataset can be had. */
public enum FileFormat {
  CSV("text/csv; charset=UTF-8") {
    @Override
    DatasetFile open(Dataset dataset, OutputStream out) throws IOException {
      return new CsvFile(dataset, out);
    }
  },
  PARQUET("application/vnd.apache.parquet") {
    @Override
    DatasetFile open(Dataset dataset, OutputStream out) throws IOException {
      return new ParquetFile(dataset, out);
    }
  };

  private final String mediaType;

  FileFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  abstract DatasetFile open(Dataset dataset, OutputStream out) throws IOException;

  public static Optional<FileFormat> named(String word) {
    return Arrays.stream(values()).filter(format -> format.word().equals(word)).findFirst();
  }

  /** In the address, and at the end of the file's name. */
  public String word() {
    return Words.kebab(this);
  }

  public String mediaType() {
    return mediaType;
  }
}
