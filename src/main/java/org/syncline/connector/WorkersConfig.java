package org.syncline.connector;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.syncline.setting.Every;

/** The threads that do the work. */
@ConfigMapping(prefix = "syncline.workers")
public interface WorkersConfig {
  /** Whether they run at all; tests move the work by hand. */
  @WithDefault("true")
  boolean enabled();

  /** Threads that take batches from intake to outbox. */
  @WithDefault("2")
  int pipelines();

  /**
   * How long, under load, changes gather before the next batch is begun; the first after a pause
   * does not wait. 0 gathers nothing.
   */
  @WithDefault("100ms")
  Duration pace();

  /** How often the log tells how fast records go through; {@code off} in tests. */
  @WithDefault("5s")
  @WithConverter(Every.class)
  String progressEvery();

  /** How often partitions are made ready and old message keys dropped; {@code off} in tests. */
  @WithDefault("12h")
  @WithConverter(Every.class)
  String housekeepingEvery();

  /** How long a sender may repeat a message under its key. */
  @WithDefault("30d")
  Duration keysKept();
}
