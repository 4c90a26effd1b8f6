package org.syncline.api;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Semaphore;
import org.syncline.access.LimitsConfig;
import org.syncline.database.StatementException;
import org.syncline.dataset.Dataset;
import org.syncline.dataset.Downloads;
import org.syncline.dataset.FileFormat;

/**
 * Reads datasets, a few at a time. A caller that goes away frees its place among the calls at once;
 * the database goes on for a while, so what it does is counted here.
 */
@ApplicationScoped
class DatasetReads {
  private final Downloads downloads;
  private final Semaphore places;

  DatasetReads(Downloads downloads, LimitsConfig config) {
    this.downloads = downloads;
    this.places = new Semaphore(config.datasets());
  }

  void write(Dataset dataset, FileFormat format, OutputStream out) throws IOException {
    if (!places.tryAcquire()) {
      throw ApiProblem.busy("earlier downloads are still being read; try again");
    }
    try {
      downloads.write(dataset, format, out);
    } catch (StatementException e) {
      throw e.timedOut() ? tooLong(dataset) : e;
    } finally {
      places.release();
    }
  }

  private static ApiProblem tooLong(Dataset dataset) {
    return ApiProblem.busy(
        "the dataset %s takes longer than a download may; read its view in the schema analytics over SQL"
            .formatted(dataset.name()));
  }
}
