package org.syncline.bench;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;
import org.syncline.intake.Change;
import org.syncline.intake.Page;
import org.syncline.intake.PollCursor;
import org.syncline.intake.PollSource;
import org.syncline.intake.RecordReader;
import org.syncline.mapping.MappingSet;
import org.syncline.outbox.RecordWriter;
import org.syncline.pardot.PardotConfig;
import org.syncline.pardot.PardotEnd;
import org.syncline.record.SystemName;
import org.syncline.salesforce.SalesforceConfig;
import org.syncline.salesforce.SalesforceEnd;

/** Both systems through the server's own readers and writers, so that the requests are the same. */
record BothSystems(SalesforceEnd crm, PardotEnd marketing) {
  private static final int ORDINAL = 500;

  /** Signs in at the first call, as a client of that name. */
  static BothSystems at(URI sandbox, String client) {
    Clock clock = Clock.systemUTC();
    SmallRyeConfig settings = settings(sandbox.toString(), client);
    SalesforceEnd crm = SalesforceEnd.of(settings, clock);
    return new BothSystems(crm, PardotEnd.of(settings, crm.sessions(), clock));
  }

  private static SmallRyeConfig settings(String url, String client) {
    Map<String, String> keys =
        Map.of(
            "syncline.salesforce.url", url,
            "syncline.salesforce.client-id", client,
            "syncline.salesforce.client-secret", "secret",
            "syncline.pardot.url", url,
            "syncline.pardot.business-unit-id", Server.BUSINESS_UNIT);
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withMapping(SalesforceConfig.class)
        .withMapping(PardotConfig.class)
        .withSources(new PropertiesConfigSource(keys, "bench", ORDINAL))
        .withValidateUnknown(false)
        .build();
  }

  RecordWriter writer(SystemName system) {
    return system == SystemName.CRM ? crm.writer() : marketing.writer();
  }

  private RecordReader reader(SystemName system) {
    return system == SystemName.CRM ? crm.reader() : marketing.reader();
  }

  /** Every page of all that the mappings need read, as a first poll of the server does. */
  void read(SystemName system, MappingSet mappings, Consumer<Change> each) {
    RecordReader reader = reader(system);
    for (String object : mappings.objects(system)) {
      for (PollSource source : reader.sources(object, mappings.fieldNames(system, object))) {
        PollCursor cursor = PollCursor.START;
        boolean more = true;
        while (more) {
          Page page = reader.poll(source, mappings.fieldNames(system, object), cursor);
          page.changes().forEach(each);
          cursor = page.next();
          more = !page.last();
        }
      }
    }
  }
}
