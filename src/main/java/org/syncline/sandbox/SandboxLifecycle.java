package org.syncline.sandbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.syncline.remote.FallbackAddress;
import org.syncline.sandbox.pardot.CustomField;
import org.syncline.sandbox.pardot.PardotSandbox;
import org.syncline.sandbox.salesforce.SalesforceSandbox;

/** Runs the sandbox inside the server when it is switched on: up before anything polls it. */
@ApplicationScoped
public class SandboxLifecycle implements FallbackAddress {
  private static final Logger LOG = Logger.getLogger(SandboxLifecycle.class);
  private static final int EARLY = Interceptor.Priority.PLATFORM_BEFORE;
  private static final int LATE = Interceptor.Priority.PLATFORM_AFTER;

  private final SandboxConfig config;
  private SandboxServer server;

  SandboxLifecycle(SandboxConfig config) {
    this.config = config;
  }

  void start(@Observes @Priority(EARLY) StartupEvent event) {
    if (config.enabled()) {
      server().port();
    }
  }

  void stop(@Observes @Priority(LATE) ShutdownEvent event) {
    close();
  }

  private synchronized void close() {
    if (server != null) {
      server.close();
      server = null;
    }
  }

  /**
   * Where both APIs are; starts the sandbox if nothing did so before.
   *
   * @throws IllegalStateException if it is switched off
   */
  public String baseUrl() {
    return server().baseUrl();
  }

  @Override
  public Optional<URI> address() {
    return config.enabled() ? Optional.of(URI.create(baseUrl())) : Optional.empty();
  }

  public boolean enabled() {
    return config.enabled();
  }

  /** The running sandbox, for tests that look inside. */
  public synchronized SandboxServer server() {
    if (!config.enabled()) {
      throw new IllegalStateException("syncline.sandbox.enabled is false");
    }
    if (server == null) {
      server = started();
      LOG.infof(
          "Sandbox with %d people: Salesforce and Pardot at %s", config.people(), server.baseUrl());
    }
    return server;
  }

  private SandboxServer started() {
    try {
      return SandboxServer.start(settings(config), Clock.systemUTC());
    } catch (IllegalStateException e) {
      throw new ConfigurationException(
          e.getMessage() + "; set syncline.sandbox.port to a free one, or to 0 for any");
    }
  }

  /** One as the settings describe it, for a command that runs beside a server. */
  public static SandboxServer onFreePort(SandboxConfig config) {
    return SandboxServer.start(settings(config).withPort(0), Clock.systemUTC());
  }

  private static SandboxSettings settings(SandboxConfig config) {
    return new SandboxSettings(
        config.host(),
        config.port(),
        config.people(),
        config.pairsOnly(),
        0,
        config.editsPerSecond(),
        config.seed(),
        pardotSettings(config),
        SalesforceSandbox.Settings.defaults().withCustom(config.salesforceCustomFields()));
  }

  private static PardotSandbox.Settings pardotSettings(SandboxConfig config) {
    PardotSandbox.Settings defaults = PardotSandbox.Settings.defaults();
    List<CustomField> fields = new ArrayList<>(defaults.customFields());
    config
        .pardotCustomFields()
        .forEach((fieldId, type) -> fields.add(new CustomField(fieldId, fieldId, type)));
    return defaults.withCustomFields(fields);
  }
}
