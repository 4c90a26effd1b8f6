package org.syncline.dataset;

import com.jerolba.carpet.CarpetWriter;
import com.jerolba.carpet.TimeUnit;
import com.jerolba.carpet.io.OutputStreamOutputFile;
import com.jerolba.carpet.model.FieldType;
import com.jerolba.carpet.model.FieldTypes;
import com.jerolba.carpet.model.WriteRecordModelType;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Parquet: what it holds of a file at a time is one group of rows. */
final class ParquetFile implements DatasetFile {
  private static final long ROW_GROUP = 16L << 20;

  private final CarpetWriter<Object[]> parquet;

  ParquetFile(Dataset dataset, OutputStream out) throws IOException {
    parquet =
        new CarpetWriter.Builder<>(new OutputStreamOutputFile(new Unclosed(out)), Object[].class)
            .withWriteRecordModel(model(dataset))
            .withDefaultTimeUnit(TimeUnit.MICROS)
            .withCompressionCodec(CompressionCodecName.GZIP)
            .withCodecFactory(new GzipPages())
            .withRowGroupSize(ROW_GROUP)
            .build();
  }

  private static WriteRecordModelType<Object[]> model(Dataset dataset) {
    WriteRecordModelType<Object[]> model = FieldTypes.writeRecordModel(Object[].class);
    for (int i = 0; i < dataset.columns().size(); i++) {
      int place = i;
      Column column = dataset.columns().get(i);
      model.withField(column.name(), type(column.type()), values -> values[place]);
    }
    return model;
  }

  private static FieldType type(ColumnType type) {
    return switch (type) {
      case TEXT -> FieldTypes.STRING;
      case INTEGER -> FieldTypes.LONG;
      case NUMBER -> FieldTypes.DOUBLE;
      case AMOUNT ->
          FieldTypes.BIG_DECIMAL.withPrecisionScale(ColumnType.DIGITS, ColumnType.PLACES);
      case BOOLEAN -> FieldTypes.BOOLEAN;
      case TIME -> FieldTypes.INSTANT;
      case DATE -> FieldTypes.LOCAL_DATE;
    };
  }

  @Override
  public void add(Object[] values) throws IOException {
    parquet.write(values);
  }

  /** Only now is the file's table of contents written, without which nobody can read it. */
  @Override
  public void end() throws IOException {
    parquet.close();
  }

  private static final class Unclosed extends FilterOutputStream {
    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
