package org.syncline.connector;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;
import java.util.Optional;
import org.syncline.setting.Every;

/** How the two systems are polled. */
@ConfigMapping(prefix = "syncline.poll")
public interface PollConfig {
  /** How often each object is polled; {@code off} in tests, which poll by hand. */
  @WithDefault("30s")
  @WithConverter(Every.class)
  String every();

  /** How often the metrics of campaigns are counted and written; {@code off} for never. */
  @WithDefault("5m")
  @WithConverter(Every.class)
  String metricsEvery();

  /** How far back each poll begins, where the system does not need more. */
  Optional<Duration> overlap();

  /** Overlap for Salesforce: transactions commit a little after their stamp. */
  @WithName("overlap-crm")
  @WithDefault("10s")
  Duration overlapCrm();

  /** Overlap for Pardot: its reads lag up to 60 s behind its writes. */
  @WithName("overlap-marketing")
  @WithDefault("90s")
  Duration overlapMarketing();

  /** How often a longer stretch is read again, for transactions that committed late. */
  @WithDefault("15m")
  Duration sweepEvery();

  /** How long that stretch is. */
  @WithDefault("30m")
  Duration sweepBack();
}
