package org.syncline.sandbox.kernel;

import java.time.Instant;
import java.util.List;

/** One write that an emulator carried out: who did what to which record. */
public record Written(
    Instant at,
    String system,
    String object,
    String id,
    String action,
    String who,
    List<String> fields) {
  public Written {
    fields = List.copyOf(fields);
  }
}
