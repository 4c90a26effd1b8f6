package org.syncline.testsupport;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.Map;
import org.syncline.database.EmbeddedDatabase;

/** One embedded PostgreSQL for all tests that start the application. */
public class DatabaseForTests implements QuarkusTestResourceLifecycleManager {
  private static EmbeddedDatabase database;

  @Override
  public synchronized Map<String, String> start() {
    if (database == null) {
      database = EmbeddedDatabase.start(Path.of("target", "postgres"), 0);
    }
    return Map.of(
        "quarkus.datasource.jdbc.url", database.jdbcUrl(),
        "quarkus.datasource.username", "postgres",
        "quarkus.datasource.password", "postgres",
        "quarkus.flyway.clean-at-start", "true");
  }

  @Override
  public void stop() {
    // The next test class uses it too; it stops with the JVM.
  }
}
