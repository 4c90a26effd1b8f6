package org.syncline.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** The embedded PostgreSQL; of no meaning where {@code quarkus.datasource.jdbc.url} is set. */
@ConfigMapping(prefix = "syncline.database")
public interface DatabaseConfig {
  /** Folder of its data. */
  @WithDefault("data/postgres")
  Path folder();

  /** Port that it listens on, on the loopback address only; 0 for any free one. */
  @WithDefault("0")
  int port();
}
