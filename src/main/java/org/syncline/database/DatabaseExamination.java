package org.syncline.database;

import io.smallrye.config.SmallRyeConfig;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.postgresql.Driver;
import org.syncline.doctor.Finding;

/** Looks at the database, or at the folder of the embedded one; starts and changes nothing. */
public final class DatabaseExamination {
  private static final String TOPIC = "database";
  private static final String DATASOURCE = "quarkus.datasource.";
  private static final String SECONDS = "5";

  /** The oldest release that is still mended by its makers. */
  static final int OLDEST = 14;

  private static final String STATE =
      """
      select current_setting('server_version') as version,
        current_setting('server_version_num')::int / 10000 as release,
        has_schema_privilege(current_schema(), 'create') as may_create,
        to_regclass('flyway_schema_history') is not null as used,
        to_regclass('connector') is not null as ours
      """;

  private DatabaseExamination() {}

  /**
   * @param settings with {@link DatabaseConfig}
   */
  public static List<Finding> findings(SmallRyeConfig settings) {
    Optional<String> url = settings.getOptionalValue(DATASOURCE + "jdbc.url", String.class);
    return url.map(external -> external(settings, external))
        .orElseGet(
            () ->
                DatabaseFolder.findings(
                    settings.getConfigMapping(DatabaseConfig.class).folder().toAbsolutePath()));
  }

  private static List<Finding> external(SmallRyeConfig settings, String url) {
    if (settings.getOptionalValue(DATASOURCE + "credentials-provider", String.class).isPresent()) {
      // only the running server can ask for them
      return List.of(
          Finding.ok(
              TOPIC,
              Address.shown(url)
                  + " was not looked at: its credentials provider needs the server"));
    }
    String user = settings.getOptionalValue(DATASOURCE + "username", String.class).orElse("");
    String password = settings.getOptionalValue(DATASOURCE + "password", String.class).orElse("");
    Properties properties = new Properties();
    settings
        .getOptionalValues(
            DATASOURCE + "jdbc.additional-jdbc-properties", String.class, String.class)
        .ifPresent(properties::putAll);
    return List.of(connect(url, user, password, properties));
  }

  /** What is in a database. */
  static Finding connect(String url, String user, String password) {
    return connect(url, user, password, new Properties());
  }

  private static Finding connect(String url, String user, String password, Properties properties) {
    String shown = Address.shown(url);
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("connectTimeout", SECONDS);
    properties.setProperty("loginTimeout", SECONDS);
    properties.setProperty("socketTimeout", SECONDS);
    try (Connection connection = new Driver().connect(url, properties)) {
      return connection == null
          ? Finding.problem(
              TOPIC,
              shown + " is no address of PostgreSQL",
              "Set " + DATASOURCE + "jdbc.url to jdbc:postgresql://host:port/name.")
          : state(connection, shown);
    } catch (SQLException e) {
      return Finding.problem(
          TOPIC,
          "cannot be used at %s: %s".formatted(shown, Address.told(e, url)),
          "Check %sjdbc.url, .username and .password, and that PostgreSQL runs there."
              .formatted(DATASOURCE));
    }
  }

  private static Finding state(Connection connection, String shown) throws SQLException {
    connection.setReadOnly(true);
    try (Statement statement = connection.createStatement();
        ResultSet state = statement.executeQuery(STATE)) {
      state.next();
      String name = "PostgreSQL %s at %s".formatted(state.getString("version"), shown);
      if (state.getInt("release") < OLDEST) {
        return Finding.problem(
            TOPIC,
            name + " is too old",
            "Set %sjdbc.url to one of PostgreSQL %d or newer.".formatted(DATASOURCE, OLDEST));
      }
      if (!state.getBoolean("used")) {
        return state.getBoolean("may_create")
            ? Finding.ok(TOPIC, name + ", empty: the server will make its tables")
            : Finding.problem(
                TOPIC,
                name + ": we may not make tables there",
                "Grant CREATE on its schema to the user of quarkus.datasource.username.");
      }
      return state.getBoolean("ours") ? schema(connection, name) : notOurs(name);
    }
  }

  private static Finding notOurs(String name) {
    return Finding.problem(
        TOPIC,
        name + " belongs to another application",
        "Set %sjdbc.url to a database, or at least a schema (currentSchema), of its own."
            .formatted(DATASOURCE));
  }

  private static Finding schema(Connection connection, String name) throws SQLException {
    String sql =
        "select max(version) filter (where success) as version, bool_and(success) as whole,"
            + " (select reason from connector where paused limit 1) as paused"
            + " from flyway_schema_history";
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      String what = "%s, tables of version %s".formatted(name, row.getString("version"));
      if (!row.getBoolean("whole")) {
        return Finding.problem(
            TOPIC, what + ", with an upgrade that failed", "Look into flyway_schema_history.");
      }
      String paused = row.getString("paused");
      return paused == null
          ? Finding.ok(TOPIC, what)
          : Finding.warning(
              TOPIC, what + "; the sync is paused: " + paused, "POST /api/v1/connector/resume.");
    }
  }
}
