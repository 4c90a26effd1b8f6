package org.syncline.connector;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.syncline.outbox.Effect;

/**
 * How much of an object may be blanked, created, reassigned or archived before the sync stops
 * itself.
 */
@ConfigMapping(prefix = "syncline.brakes")
public interface BrakesConfig {
  /** Percent of the object's records in the system that is written. */
  @WithDefault("5")
  double share();

  /** So many are allowed in any case, for small numbers say little. */
  @WithDefault("100")
  long atLeast();

  /** In what time. */
  @WithDefault("1h")
  Duration window();

  /**
   * Effects that are not braked at all: {@code archive}, {@code blank}, {@code create}, {@code
   * reassign}.
   */
  Optional<Set<Effect>> off();
}
