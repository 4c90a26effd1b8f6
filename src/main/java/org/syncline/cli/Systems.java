package org.syncline.cli;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.SmallRyeConfig;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.syncline.connector.VendorConfig;
import org.syncline.doctor.NotSetUp;
import org.syncline.doctor.SystemExaminer;
import org.syncline.pardot.PardotDoor;
import org.syncline.record.SystemName;
import org.syncline.remote.FallbackAddress;
import org.syncline.remote.RemoteCallException;
import org.syncline.remote.RemoteSession;
import org.syncline.remote.Sessions;
import org.syncline.salesforce.SalesforceDoor;
import org.syncline.sandbox.SandboxConfig;
import org.syncline.sandbox.SandboxLifecycle;
import org.syncline.sandbox.SandboxServer;

/** Both systems as the settings name them; a sandbox where one stands in for them. */
final class Systems implements AutoCloseable {
  private final SmallRyeConfig settings;
  private final Clock clock;
  private final Optional<SandboxServer> sandbox;

  private Systems(SmallRyeConfig settings, Clock clock, Optional<SandboxServer> sandbox) {
    this.settings = settings;
    this.clock = clock;
    this.sandbox = sandbox;
  }

  static Systems of(SmallRyeConfig settings, Clock clock) {
    SandboxConfig config = settings.getConfigMapping(SandboxConfig.class);
    boolean needed =
        config.enabled() && !(isSet(settings, "salesforce") && isSet(settings, "pardot"));
    return new Systems(
        settings,
        clock,
        needed ? Optional.of(SandboxLifecycle.onFreePort(config)) : Optional.empty());
  }

  private static boolean isSet(SmallRyeConfig settings, String system) {
    return settings.getOptionalValue("syncline." + system + ".url", String.class).isPresent();
  }

  /** Salesforce first: its sign-in serves both. */
  List<SystemExaminer> examiners() {
    FallbackAddress fallback = () -> sandbox.map(server -> URI.create(server.baseUrl()));
    try {
      Sessions sessions = SalesforceDoor.sessions(settings, fallback, clock);
      return List.of(
          SalesforceDoor.examiner(settings, sessions, clock), marketing(fallback, sessions));
    } catch (ConfigurationException e) {
      return List.of(
          new NotSetUp(SystemName.CRM, e.getMessage()),
          marketing(fallback, new NoSession(e.getMessage())));
    }
  }

  private SystemExaminer marketing(FallbackAddress fallback, Sessions sessions) {
    boolean vendorIgnored =
        settings.getConfigMapping(VendorConfig.class).vendor() == VendorConfig.Beside.IGNORE;
    try {
      return PardotDoor.examiner(settings, fallback, sessions, vendorIgnored, clock);
    } catch (ConfigurationException e) {
      return new NotSetUp(SystemName.MARKETING, e.getMessage());
    }
  }

  /** Nobody can be signed in as long as a setting is missing. */
  private record NoSession(String why) implements Sessions {
    @Override
    public RemoteSession current() {
      throw RemoteCallException.notDone(why, Optional.empty(), null);
    }

    @Override
    public RemoteSession renewed(RemoteSession refused) {
      return current();
    }
  }

  @Override
  public void close() {
    sandbox.ifPresent(SandboxServer::close);
  }
}
