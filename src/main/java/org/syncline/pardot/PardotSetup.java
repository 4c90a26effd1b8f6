package org.syncline.pardot;

import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import org.syncline.remote.FallbackAddress;
import org.syncline.remote.RemoteAddress;
import org.syncline.remote.Sessions;

/** Connects the adapter with its business unit. */
@ApplicationScoped
class PardotSetup {
  private static final String SANDBOX_UNIT = "0Uv000000000001AAA";

  @Produces
  @Singleton
  PardotApi api(PardotConfig config, FallbackAddress fallback, Sessions sessions, Clock clock) {
    URI address =
        config
            .url()
            .map(url -> RemoteAddress.checked("syncline.pardot.url", url))
            .or(fallback::address)
            .orElseThrow(
                () ->
                    new ConfigurationException(
                        "syncline.pardot.url is not set: https://pi.pardot.com, or switch on the"
                            + " sandbox with syncline.sandbox.enabled=true"));
    return new PardotApi(sessions, address, unit(config), config, clock);
  }

  private static String unit(PardotConfig config) {
    if (config.businessUnitId().isEmpty() && config.url().isPresent()) {
      throw new ConfigurationException("syncline.pardot.business-unit-id is not set");
    }
    return config.businessUnitId().orElse(SANDBOX_UNIT);
  }
}
