package org.syncline.dataset;

import com.jerolba.carpet.CarpetReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A Parquet file as the library reads it. */
final class ParquetRows {
  private ParquetRows() {}

  @SuppressWarnings({"unchecked", "rawtypes"}) // of a map there is no class with its types
  static List<Map<String, Object>> of(byte[] bytes) throws IOException {
    Path file = Files.createTempFile("dataset", ".parquet");
    try {
      Files.write(file, bytes);
      return (List)
          new CarpetReader.Builder<>(file.toFile(), Map.class)
              .withCodecFactory(new GzipPages())
              .build()
              .toList();
    } finally {
      Files.delete(file);
    }
  }
}
