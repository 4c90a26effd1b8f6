package org.syncline.pardot;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import org.syncline.remote.FallbackAddress;
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
            .or(fallback::address)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "syncline.pardot.url is not set: https://pi.pardot.com, or switch on the"
                            + " sandbox with syncline.sandbox.enabled=true"));
    return new PardotApi(sessions, address, unit(config), config, clock);
  }

  private static String unit(PardotConfig config) {
    if (config.businessUnitId().isEmpty() && config.url().isPresent()) {
      throw new IllegalStateException("syncline.pardot.business-unit-id is not set");
    }
    return config.businessUnitId().orElse(SANDBOX_UNIT);
  }
}
