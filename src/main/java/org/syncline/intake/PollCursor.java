package org.syncline.intake;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a poll of one source has read.
 *
 * @param stamp by the remote clock: what was stamped earlier has been read
 * @param position the reader's own place within the run that is under way (a last id, a page
 *     token); empty at the start of a run. A reader that can no longer use it starts over at the
 *     stamp.
 */
public record PollCursor(Instant stamp, Optional<String> position) {
  public static final PollCursor START = from(Instant.EPOCH);

  public static PollCursor from(Instant stamp) {
    return new PollCursor(stamp, Optional.empty());
  }
}
