package org.syncline.remote;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.syncline.record.RecordRef;

/** The port that has somebody in the sandbox edit a record, so that one can watch it travel. */
public interface SampleEdits {
  /** Whether there is a sandbox inside this server. */
  boolean possible();

  /**
   * Gives one of these fields another value, as a user would in that system's pages. Empty where
   * the record is gone, or people edit none of these fields.
   *
   * @throws IllegalStateException if there is no sandbox
   */
  Optional<SampleEdit> edit(RecordRef record, Collection<String> fields);

  /** When somebody else than the edit's maker wrote this field of the other system's record. */
  Optional<Instant> arrived(SampleEdit edit, RecordRef target, String field);
}
