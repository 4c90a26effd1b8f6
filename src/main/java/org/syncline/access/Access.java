package org.syncline.access;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/** Whom the settings let in. The server does not start with wrong ones. */
@ApplicationScoped
class Access {
  private static final Logger LOG = Logger.getLogger(Access.class);
  private static final int EARLY = Interceptor.Priority.PLATFORM_BEFORE;
  private static final SecurityIdentity ANYONE = identity("anyone", Roles.ADMIN);

  private final AccessSettings settings;

  /** A command that makes a plan has nobody to let in. */
  private final boolean listens;

  Access(AccessConfig config, Config all) {
    this.settings = AccessSettings.of(config, all);
    this.listens = all.getOptionalValue("quarkus.http.host-enabled", Boolean.class).orElse(true);
  }

  void check(@Observes @Priority(EARLY) StartupEvent event) {
    if (!settings.problems().isEmpty()) {
      throw new ConfigurationException(String.join("\n", settings.problems()));
    }
    if (settings.auth() == Auth.NONE && listens && !LaunchMode.current().isDevOrTest()) {
      LOG.warn("syncline.auth is none: whoever reaches this server may do everything");
    }
  }

  Auth auth() {
    return settings.auth();
  }

  /** Who stands for everybody where nobody is asked. */
  SecurityIdentity anyone() {
    return ANYONE;
  }

  Optional<SecurityIdentity> by(String token) {
    byte[] hash = StaticToken.sha256(token);
    SecurityIdentity found = null;
    // to the end, whichever it is
    for (StaticToken known : settings.tokens()) {
      found = known.matches(hash) ? identity(known.name(), known.role()) : found;
    }
    return Optional.ofNullable(found);
  }

  private static SecurityIdentity identity(String name, String role) {
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(new QuarkusPrincipal(name))
        .addRoles(Roles.upTo(role))
        .build();
  }
}
