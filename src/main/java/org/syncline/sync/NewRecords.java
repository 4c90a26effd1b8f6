package org.syncline.sync;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.syncline.intake.RemoteReadException;
import org.syncline.outbox.RecordWriter;
import org.syncline.record.FieldValue;
import org.syncline.record.SystemName;

/** What each system gives a new record by itself, asked once and outside any transaction. */
@ApplicationScoped
public class NewRecords {
  private static final Logger LOG = Logger.getLogger(NewRecords.class);

  private final List<RecordWriter> writers;
  private final Map<String, Map<String, FieldValue>> known = new ConcurrentHashMap<>();

  NewRecords(@All List<RecordWriter> writers) {
    this.writers = writers;
  }

  /** Asks the system where it was not asked yet; one that does not answer is asked again. */
  public void learn(SystemName system, Collection<String> objects) {
    for (RecordWriter writer : writers) {
      if (writer.system() == system) {
        objects.forEach(object -> learn(writer, object));
      }
    }
  }

  private void learn(RecordWriter writer, String object) {
    String name = name(writer.system(), object);
    try {
      if (!known.containsKey(name)) {
        known.put(name, writer.defaults(object));
      }
    } catch (RemoteReadException e) {
      LOG.debugf("What a new %s begins with is not known yet: %s", name, e.getMessage());
    }
  }

  /** Whether there are systems to be asked; without, nothing that creates bring is foreseen. */
  boolean askable() {
    return !writers.isEmpty();
  }

  Map<String, FieldValue> defaults(SystemName system, String object) {
    return known.getOrDefault(name(system, object), Map.of());
  }

  private static String name(SystemName system, String object) {
    return system + "/" + object;
  }
}
