package org.syncline.pardot;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Where the business unit is; without an address the sandbox is used. */
@ConfigMapping(prefix = "syncline.pardot")
public interface PardotConfig {
  /** {@code https://pi.pardot.com}, or {@code https://pi.demo.pardot.com}. */
  Optional<URI> url();

  /** 18 characters that begin with {@code 0Uv}. */
  Optional<String> businessUnitId();

  /** Pardot takes five calls at a time from all its clients together. */
  @WithDefault("5")
  int callsAtATime();

  /** With more pending updates than this, an import carries them. */
  @WithDefault("500")
  int importAbove();

  /** How long a read may still show the state before a write; Pardot says 60 s. */
  @WithDefault("90s")
  Duration readLag();

  /** How long an answer may take before it counts as lost. */
  @WithDefault("60s")
  Duration timeout();
}
