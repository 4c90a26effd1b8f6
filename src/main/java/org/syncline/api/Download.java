package org.syncline.api;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import org.jboss.logging.Logger;
import org.syncline.dataset.Dataset;
import org.syncline.dataset.FileFormat;

/** The body of an answer: a dataset, written while it is read. */
record Download(DatasetReads reads, Dataset dataset, FileFormat format, HttpServerRequest request)
    implements StreamingOutput {
  private static final Logger LOG = Logger.getLogger(Download.class);

  @Override
  public void write(OutputStream out) throws IOException {
    try {
      reads.write(dataset, format, out);
    } catch (IOException | RuntimeException e) {
      if (!request.response().headWritten()) {
        throw e;
      }
      breakOff(e);
    }
  }

  /** Until the connection has gone, for whoever called us puts a proper end behind the half. */
  private void breakOff(Exception why) {
    LOG.warnf(why, "The download of %s as %s broke off", dataset.name(), format.word());
    request.connection().close().toCompletionStage().toCompletableFuture().join();
  }
}
