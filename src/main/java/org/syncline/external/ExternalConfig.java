package org.syncline.external;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whom external actions may call, and what they are signed with. */
@ConfigMapping(prefix = "syncline.external")
public interface ExternalConfig {
  /** A host, or a host and a port; where none is set, only the sandbox inside may be called. */
  Optional<List<@WithConverter(CallableHost.Read.class) CallableHost>> allowedHosts();

  /** Shared with receivers; each call is signed with it. */
  Optional<String> signingKey();

  /** How long an answer may take before it counts as lost. */
  @WithDefault("10s")
  Duration timeout();

  /** What headers of actions name as {@code ${secret:NAME}}. */
  Map<String, String> secrets();
}
