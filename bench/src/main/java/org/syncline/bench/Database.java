package org.syncline.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The server's database: one of its own in a folder, or one that was brought, emptied beforehand.
 *
 * @param port of the embedded one
 */
record Database(Optional<String> brought, Path folder, int port) {
  static Database fresh(Options options, Path run) throws IOException, SQLException {
    Database database = new Database(options.database(), run.resolve("postgres"), FreePort.any());
    if (options.database().isPresent()) {
      database.empty();
    }
    return database;
  }

  private void empty() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("drop schema public cascade");
      statement.execute("create schema public");
    }
  }

  Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    if (brought.isPresent()) {
      settings.put("QUARKUS_DATASOURCE_JDBC_URL", brought.get());
    } else {
      settings.put("SYNCLINE_DATABASE_FOLDER", folder.toString());
      settings.put("SYNCLINE_DATABASE_PORT", Integer.toString(port));
    }
    return settings;
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(
        brought.orElse(
            "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres&password=postgres"));
  }

  long count(String table) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select count(*) from " + table)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  static String version(String url) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url)) {
      return connection.getMetaData().getDatabaseProductVersion();
    }
  }

  /** CPU seconds so far, where it is the embedded one. */
  double cpu() throws IOException {
    return brought.isPresent() ? Double.NaN : new Postmaster(folder).cpu();
  }

  /** Nothing of it is left running behind a killed server. */
  void stop() throws IOException {
    if (brought.isEmpty()) {
      new Postmaster(folder).stop();
    }
  }
}
