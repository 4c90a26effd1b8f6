package org.syncline.database;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Before the application starts: if nobody set {@code quarkus.datasource.jdbc.url}, starts the
 * embedded server and sets it. A JVM starts one at most, also when dev mode restarts in it.
 */
public final class DatabaseBoot {
  private static final String URL_KEY = "quarkus.datasource.jdbc.url";
  private static final String OWN = "org.syncline.embedded-database-url";

  private DatabaseBoot() {}

  public static void boot() {
    SmallRyeConfig config = config();
    boolean external =
        config.getOptionalValue(URL_KEY, String.class).isPresent()
            && System.getProperty(OWN) == null;
    if (external || System.getProperty(OWN) != null) {
      return;
    }
    Path folder =
        Path.of(
            config
                .getOptionalValue("syncline.database.folder", String.class)
                .orElse("data/postgres"));
    int port = config.getOptionalValue("syncline.database.port", Integer.class).orElse(0);
    String url = EmbeddedDatabase.start(folder, port).jdbcUrl();
    System.setProperty(OWN, url);
    System.setProperty(URL_KEY, url);
    System.setProperty("quarkus.datasource.username", "postgres");
    System.setProperty("quarkus.datasource.password", "postgres");
  }

  /** What the user has set, read as Quarkus will: it has not started yet. */
  private static SmallRyeConfig config() {
    SmallRyeConfigBuilder builder =
        new SmallRyeConfigBuilder().addDefaultInterceptors().addDefaultSources();
    try {
      Path beside = Path.of("config", "application.properties");
      if (Files.exists(beside)) {
        URL url = beside.toUri().toURL();
        builder.withSources(new PropertiesConfigSource(url, 260));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return builder.build();
  }
}
