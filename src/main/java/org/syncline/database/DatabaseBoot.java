package org.syncline.database;

import io.quarkus.runtime.ImageMode;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.SmallRyeConfig;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Before the application starts: if nobody set {@code quarkus.datasource.jdbc.url}, starts the
 * embedded server and sets it. A JVM starts one at most, also when dev mode restarts in it.
 */
public final class DatabaseBoot {
  private static final String URL_KEY = "quarkus.datasource.jdbc.url";
  private static final String FOLDER_KEY = "syncline.database.folder";
  private static final String PORT_KEY = "syncline.database.port";
  private static final String OWN = "org.syncline.embedded-database-url";

  private DatabaseBoot() {}

  /**
   * Starts the embedded server if need be.
   *
   * @throws IllegalStateException if it cannot, with a message that says what to do
   */
  public static void boot() {
    if (System.getProperty(OWN) != null) {
      return;
    }
    // Read as Quarkus will: it has not started yet.
    SmallRyeConfig config = ConfigUtils.configBuilder().build();
    if (config.getOptionalValue(URL_KEY, String.class).isEmpty()) {
      start(config);
    }
  }

  /**
   * Like {@link #boot}, where another process of ours may run the embedded server: then that one is
   * used.
   *
   * @throws IllegalStateException if there is none and it does not start
   */
  public static void join() {
    SmallRyeConfig config = ConfigUtils.configBuilder().build();
    Optional<String> running =
        config.getOptionalValue(URL_KEY, String.class).isPresent()
            ? Optional.empty()
            : EmbeddedDatabase.runningOn(folder(config));
    running.ifPresentOrElse(DatabaseBoot::use, DatabaseBoot::boot);
  }

  private static Path folder(SmallRyeConfig config) {
    return Path.of(config.getOptionalValue(FOLDER_KEY, String.class).orElse("data/postgres"));
  }

  private static void start(SmallRyeConfig config) {
    if (ImageMode.current().isNativeImage()) {
      throw new IllegalStateException(
          "A native Syncline has no database of its own: set " + URL_KEY + " to your PostgreSQL");
    }
    use(EmbeddedDatabase.start(folder(config), port(config)).jdbcUrl());
  }

  private static void use(String url) {
    System.setProperty(OWN, url);
    System.setProperty(URL_KEY, url);
    System.setProperty("quarkus.datasource.username", "postgres");
    System.setProperty("quarkus.datasource.password", "postgres");
  }

  private static int port(SmallRyeConfig config) {
    String port = config.getOptionalValue(PORT_KEY, String.class).orElse("0");
    if (!port.matches("\\d{1,5}")) {
      throw new IllegalStateException(PORT_KEY + " must be a port or 0, not '" + port + "'");
    }
    return Integer.parseInt(port);
  }
}
