package org.syncline.automation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When automation rules run. */
@ConfigMapping(prefix = "syncline.automation")
public interface AutomationConfig {
  /** How often all prospects are looked at, so that rules about days match in time. */
  @WithDefault("1h")
  Duration sweepEvery();

  /** What a rule does that is new or was edited: {@code paused} until it is resumed, or run. */
  @WithDefault("paused")
  Fresh newRules();

  /** What a rule that was just saved does. */
  enum Fresh {
    PAUSED,
    RUNNING
  }
}
