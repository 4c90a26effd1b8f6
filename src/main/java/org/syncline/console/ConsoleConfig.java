package org.syncline.console;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The pages. */
@ConfigMapping(prefix = "syncline.console")
public interface ConsoleConfig {
  /** How often it is looked for changes while somebody has a page open; never when nobody has. */
  @WithDefault("1s")
  Duration every();

  /** How many open pages are told of changes; one more is told to come back later. */
  @WithDefault("100")
  int viewers();

  /** After how much silence a page is sent a sign of life, so that no proxy ends its connection. */
  @WithDefault("15s")
  Duration heartbeat();
}
