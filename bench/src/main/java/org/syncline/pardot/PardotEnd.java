package org.syncline.pardot;

import io.smallrye.config.SmallRyeConfig;
import java.time.Clock;
import java.util.Optional;
import org.syncline.intake.RecordReader;
import org.syncline.outbox.RecordWriter;
import org.syncline.remote.Sessions;

/** The server's own reader and writer of the business unit, for a client that is not the server. */
public record PardotEnd(RecordReader reader, RecordWriter writer) {
  public static PardotEnd of(SmallRyeConfig settings, Sessions sessions, Clock clock) {
    PardotConfig config = settings.getConfigMapping(PardotConfig.class);
    PardotApi api = new PardotSetup().api(config, Optional::empty, sessions, clock);
    return new PardotEnd(new PardotReader(api, clock), new PardotWriter(api, config, clock));
  }
}
