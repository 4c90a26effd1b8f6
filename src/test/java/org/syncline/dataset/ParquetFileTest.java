package org.syncline.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Parquet as the packaged server writes it, where there is no Hadoop. */
class ParquetFileTest {
  private static final Dataset DATASET =
      new Dataset("numbers", "a number", "", List.of(Column.count("n", "", "a number")));

  /** Called by name, in a world of its own. */
  public static byte[] written(int rows, boolean ended) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DatasetFile file = FileFormat.PARQUET.open(DATASET, out);
    for (long i = 0; i < rows; i++) {
      file.add(new Object[] {i});
    }
    if (ended) {
      file.end();
    }
    return out.toByteArray();
  }

  @Test
  void file_writtenWithoutHadoop_canBeRead() throws Exception {
    try (URLClassLoader packaged = packaged()) {
      assertThatThrownBy(() -> packaged.loadClass("org.apache.hadoop.conf.Configuration"))
          .isInstanceOf(ClassNotFoundException.class);
      Method write =
          packaged
              .loadClass(ParquetFileTest.class.getName())
              .getMethod("written", int.class, boolean.class);
      write.setAccessible(true);
      assertThat(ParquetRows.of((byte[]) write.invoke(null, 3, true)))
          .extracting(row -> row.get("n"))
          .containsExactly(0L, 1L, 2L);
    }
  }

  private static URLClassLoader packaged() {
    URL[] urls =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(
                path ->
                    !Path.of(path).getFileName().toString().matches("(hadoop|parquet-variant)-.*"))
            .map(ParquetFileTest::url)
            .toArray(URL[]::new);
    return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
  }

  private static URL url(String path) {
    try {
      return Path.of(path).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(path, e);
    }
  }

  @Test
  void file_thatWasNotEnded_cannotBeRead() throws IOException {
    byte[] half = written(1_000, false);
    assertThatThrownBy(() -> ParquetRows.of(half)).hasStackTraceContaining("is not a Parquet file");
  }
}
