package org.syncline.sync;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.syncline.outbox.RecordWriter;
import org.syncline.record.SystemName;

/** How long each system's reads may lag behind its writes. */
@ApplicationScoped
class WriteLags {
  private final List<RecordWriter> writers;

  WriteLags(@All List<RecordWriter> writers) {
    this.writers = writers;
  }

  Duration of(SystemName system) {
    return writers.stream()
        .filter(writer -> writer.system() == system)
        .map(RecordWriter::readLag)
        .findFirst()
        .orElse(Duration.ZERO);
  }
}
