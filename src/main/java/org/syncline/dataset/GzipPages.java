package org.syncline.dataset;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * The JDK's gzip: Parquet's own codecs need Hadoop, or libraries of the machine that a container
 * with no executable folder cannot load.
 */
final class GzipPages implements CompressionCodecFactory {
  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName codec) {
    return new Compressor();
  }

  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
    return new Decompressor();
  }

  @Override
  public void release() {
    // nothing is held
  }

  private static final class Compressor implements BytesInputCompressor {
    @Override
    public BytesInput compress(BytesInput page) throws IOException {
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
        page.writeAllTo(gzip);
      }
      return BytesInput.from(packed);
    }

    @Override
    public CompressionCodecName getCodecName() {
      return CompressionCodecName.GZIP;
    }

    @Override
    public void release() {
      // nothing is held
    }
  }

  private static final class Decompressor implements BytesInputDecompressor {
    @Override
    public BytesInput decompress(BytesInput packed, int length) throws IOException {
      try (GZIPInputStream gzip = new GZIPInputStream(packed.toInputStream())) {
        return BytesInput.from(gzip.readNBytes(length));
      }
    }

    @Override
    public void decompress(ByteBuffer packed, int size, ByteBuffer page, int length)
        throws IOException {
      decompress(BytesInput.from(packed), length).toInputStream().read(page);
    }

    @Override
    public void release() {
      // nothing is held
    }
  }
}
