package org.syncline.pardot;

import io.smallrye.config.SmallRyeConfig;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.syncline.doctor.SystemExaminer;
import org.syncline.remote.FallbackAddress;
import org.syncline.remote.Sessions;

/** The way in for a command that looks at the business unit without the server. */
public final class PardotDoor {
  private PardotDoor() {}

  /** The API names of the fields that every prospect has. */
  public static Set<String> standardProspectFields() {
    return new ProspectFields(List.of()).names();
  }

  /**
   * Nothing is sent yet.
   *
   * @param settings with {@link PardotConfig}
   * @param vendorIgnored whether the server is meant to run beside the vendor's own connector
   * @throws io.quarkus.runtime.configuration.ConfigurationException if a setting is missing
   */
  public static SystemExaminer examiner(
      SmallRyeConfig settings,
      FallbackAddress fallback,
      Sessions sessions,
      boolean vendorIgnored,
      Clock clock) {
    PardotConfig config = settings.getConfigMapping(PardotConfig.class);
    PardotApi api = new PardotSetup().api(config, fallback, sessions, clock);
    return new UnitExaminer(api, sessions, vendorIgnored, clock);
  }
}
