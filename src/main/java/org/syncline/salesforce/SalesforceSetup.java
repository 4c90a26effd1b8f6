package org.syncline.salesforce;

import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.syncline.remote.FallbackAddress;
import org.syncline.remote.RemoteAddress;
import org.syncline.remote.Sessions;
import org.syncline.remote.SignIn;

/** Connects the adapter with its org, and offers the sign-in to whoever shares it. */
@ApplicationScoped
class SalesforceSetup {
  @Produces
  @Singleton
  Sessions sessions(SalesforceConfig config, FallbackAddress fallback, Clock clock) {
    URI address = address(config, fallback.address());
    return new SignIn(
        URI.create(address + "/services/oauth2/token"),
        checked(new SalesforceSignIn(config, address))::form,
        clock);
  }

  /** What is missing is told at the start, not by every call. */
  private static SalesforceSignIn checked(SalesforceSignIn signIn) {
    try {
      signIn.form();
      return signIn;
    } catch (IllegalStateException e) {
      throw new ConfigurationException(e.getMessage());
    }
  }

  @Produces
  @Singleton
  SalesforceApi api(SalesforceConfig config, Sessions sessions, Clock clock) {
    return new SalesforceApi(sessions, config.apiVersion(), config.timeout(), clock);
  }

  private static URI address(SalesforceConfig config, Optional<URI> fallback) {
    return config
        .url()
        .map(url -> RemoteAddress.checked("syncline.salesforce.url", url))
        .or(() -> fallback)
        .orElseThrow(
            () ->
                new ConfigurationException(
                    "syncline.salesforce.url is not set: the address of your org, or switch on the"
                        + " sandbox with syncline.sandbox.enabled=true"));
  }
}
