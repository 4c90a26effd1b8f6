package org.syncline.connector;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How a connection begins. */
@ConfigMapping(prefix = "syncline.connector")
public interface ConnectorConfig {
  /**
   * Whether a new connection to real systems sends at once, or shows its plan first and waits to be
   * resumed. On the sandbox inside the server it always runs.
   */
  @WithDefault("paused")
  Start start();

  /** What a new connection does. */
  enum Start {
    PAUSED,
    RUNNING
  }
}
