package org.syncline.testsupport;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.Map;
import org.syncline.database.EmbeddedDatabase;

/** One embedded PostgreSQL for all tests that start the application. */
public class DatabaseForTests implements QuarkusTestResourceLifecycleManager {
  /**
   * Each start of the application has class loaders of its own, so a static field is not enough.
   */
  private static final String URL = "org.syncline.database-for-tests";

  @Override
  public Map<String, String> start() {
    synchronized (System.getProperties()) {
      if (System.getProperty(URL) == null) {
        System.setProperty(URL, EmbeddedDatabase.start(Path.of("target", "postgres"), 0).jdbcUrl());
      }
    }
    return Map.of(
        "quarkus.datasource.jdbc.url", System.getProperty(URL),
        "quarkus.datasource.username", "postgres",
        "quarkus.datasource.password", "postgres",
        "quarkus.flyway.clean-at-start", "true");
  }

  @Override
  public void stop() {
    // The next test class uses it too; it stops with the JVM.
  }
}
