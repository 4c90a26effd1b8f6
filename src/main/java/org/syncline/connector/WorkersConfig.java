package org.syncline.connector;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The threads that do the work. */
@ConfigMapping(prefix = "syncline.workers")
public interface WorkersConfig {
  /** Whether they run at all; tests move the work by hand. */
  @WithDefault("true")
  boolean enabled();

  /** Threads that take batches from intake to outbox. */
  @WithDefault("2")
  int pipelines();
}
