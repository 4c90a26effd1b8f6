package org.syncline.salesforce;

import io.smallrye.config.SmallRyeConfig;
import java.time.Clock;
import java.util.Optional;
import org.syncline.intake.RecordReader;
import org.syncline.outbox.RecordWriter;
import org.syncline.remote.Sessions;

/** The server's own reader and writer of the org, for a client that is not the server. */
public record SalesforceEnd(Sessions sessions, RecordReader reader, RecordWriter writer) {
  public static SalesforceEnd of(SmallRyeConfig settings, Clock clock) {
    SalesforceConfig config = settings.getConfigMapping(SalesforceConfig.class);
    Sessions sessions = SalesforceDoor.sessions(settings, Optional::empty, clock);
    SalesforceApi api = new SalesforceSetup().api(config, sessions, clock);
    return new SalesforceEnd(
        sessions, new SalesforceReader(api, clock), new SalesforceWriter(api, config, clock));
  }
}
