package org.syncline.connector;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import org.syncline.setting.Every;

/** What to do beside the vendor's own connector. */
@ConfigMapping(prefix = "syncline.connector")
public interface VendorConfig {
  /** While that one is at work: refuse to start and to go on, or take no notice. */
  enum Beside {
    REFUSE,
    IGNORE
  }

  @WithDefault("refuse")
  Beside vendor();

  /** How often it is looked for after the start; {@code off} in tests. */
  @WithDefault("10m")
  @WithConverter(Every.class)
  String vendorCheckEvery();
}
