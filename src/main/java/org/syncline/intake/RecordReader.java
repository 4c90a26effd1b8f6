package org.syncline.intake;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.syncline.record.SystemName;

/**
 * The port through which one system is read. Calls block; they throw {@link RemoteReadException}
 * where a page could not be read, and then nothing of it counts.
 */
public interface RecordReader {
  SystemName system();

  /** What to poll for an object of which these fields are mapped. */
  List<PollSource> sources(String object, Set<String> fields);

  /** The page at the cursor, oldest stamps first, deleted records included. */
  Page poll(PollSource source, Set<String> fields, PollCursor cursor);

  /**
   * These records as they are now. One that is gone altogether comes back as deleted; a missing
   * entry means that nothing could be learned of it.
   */
  List<Change> read(String object, Set<String> fields, Collection<String> ids);
}
