package org.syncline.database;

import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.SmallRyeConfig;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A schema in which something is tried out, beside the one that the server works in. It is alive
 * for as long as our connection holds a lock on its number; one that a killed process has left is
 * dropped by the next.
 */
public final class ScratchSchema implements AutoCloseable {
  private static final String PREFIX = "syncline_plan_";

  /** What tells a schema of ours from one that somebody else gave such a name. */
  private static final String MARK = "made and dropped by syncline plan";

  /** Beside the locks of senders, records and keys, which take one number each. */
  private static final int OURS = 7_114;

  private static final int MOST = 1_000_000_000;

  private final Connection connection;
  private final String url;
  private final String live;
  private final int number;

  private ScratchSchema(Connection connection, String url, String live, int number) {
    this.connection = connection;
    this.url = url;
    this.live = live;
    this.number = number;
  }

  /**
   * Makes one in the database that the settings name, after {@link DatabaseBoot}.
   *
   * @throws IllegalStateException if the database does not let us
   */
  public static ScratchSchema create() {
    SmallRyeConfig config = ConfigUtils.configBuilder().build();
    String url = config.getValue("quarkus.datasource.jdbc.url", String.class);
    String user = config.getOptionalValue("quarkus.datasource.username", String.class).orElse(null);
    String password =
        config.getOptionalValue("quarkus.datasource.password", String.class).orElse(null);
    return create(url, user, password);
  }

  static ScratchSchema create(String url, String user, String password) {
    try {
      return create(DriverManager.getConnection(url, user, password), url);
    } catch (SQLException e) {
      throw new IllegalStateException(
          "The database at " + Address.shown(url) + ": " + Address.told(e, url));
    }
  }

  private static ScratchSchema create(Connection connection, String url) throws SQLException {
    try (Statement sql = connection.createStatement()) {
      String live = column(sql, "select current_schema()").get(0);
      dropDead(sql);
      int number = ThreadLocalRandom.current().nextInt(1, MOST);
      String name = PREFIX + number;
      sql.execute("select pg_advisory_lock(" + OURS + ", " + number + ")");
      sql.execute("create schema " + name);
      sql.execute("comment on schema " + name + " is '" + MARK + "'");
      return new ScratchSchema(connection, url, live, number);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private static void dropDead(Statement sql) throws SQLException {
    String all =
        "select nspname from pg_namespace where nspname ~ '^"
            + PREFIX
            + "[0-9]{1,9}$' and obj_description(oid, 'pg_namespace') = '"
            + MARK
            + "'";
    for (String name : column(sql, all)) {
      String key = OURS + ", " + name.substring(PREFIX.length());
      if (column(sql, "select pg_try_advisory_lock(" + key + ")").get(0).equals("t")) {
        sql.execute("drop schema if exists " + name + " cascade");
        sql.execute("select pg_advisory_unlock(" + key + ")");
      }
    }
  }

  private static List<String> column(Statement sql, String query) throws SQLException {
    List<String> found = new ArrayList<>();
    try (ResultSet rows = sql.executeQuery(query)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  /** Its name. */
  public String name() {
    return PREFIX + number;
  }

  /** The schema that the server works in. */
  public String live() {
    return live;
  }

  /** An address that names a schema itself would outvote the connection's properties. */
  public String url() {
    return url.replaceAll("([?&])currentSchema=[^&]*", "$1currentSchema=" + name());
  }

  @Override
  public void close() {
    try (connection;
        Statement sql = connection.createStatement()) {
      sql.execute("drop schema if exists " + name() + " cascade");
    } catch (SQLException e) {
      throw new IllegalStateException(
          "The schema " + name() + " is left behind; the next plan drops it: " + e.getMessage(), e);
    }
  }
}
