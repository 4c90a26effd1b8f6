package org.syncline.dataset;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

/** Where the datasets are. */
@ConfigMapping(prefix = "syncline.datasets")
public interface DatasetConfig {
  /**
   * The schema of the views. Set it before the first start: they are made there once. Two servers
   * in one database need two.
   */
  @WithDefault("analytics")
  @WithConverter(SchemaName.Read.class)
  SchemaName schema();
}
