package org.syncline.salesforce;

import io.smallrye.config.SmallRyeConfig;
import java.time.Clock;
import org.syncline.doctor.SystemExaminer;
import org.syncline.remote.FallbackAddress;
import org.syncline.remote.Sessions;

/** The way in for a command that looks at the org without the server. */
public final class SalesforceDoor {
  private SalesforceDoor() {}

  /**
   * The sign-in that serves both systems; nothing is sent yet.
   *
   * @param settings with {@link SalesforceConfig}
   * @throws io.quarkus.runtime.configuration.ConfigurationException if a setting is missing
   */
  public static Sessions sessions(SmallRyeConfig settings, FallbackAddress fallback, Clock clock) {
    return new SalesforceSetup()
        .sessions(settings.getConfigMapping(SalesforceConfig.class), fallback, clock);
  }

  public static SystemExaminer examiner(SmallRyeConfig settings, Sessions sessions, Clock clock) {
    SalesforceConfig config = settings.getConfigMapping(SalesforceConfig.class);
    SalesforceApi api = new SalesforceSetup().api(config, sessions, clock);
    return new OrgExaminer(api, sessions, config.externalId(), clock);
  }
}
