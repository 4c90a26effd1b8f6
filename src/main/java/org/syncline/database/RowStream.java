package org.syncline.database;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import javax.sql.DataSource;

/**
 * Rows of a query that are used while they are read. It takes a connection of its own for as long
 * as that takes, and no transaction of ours, which would be ended after a minute.
 */
@ApplicationScoped
public class RowStream {
  /** So many rows are here at a time. */
  public static final int AT_A_TIME = 1_000;

  /**
   * Who asks has gone by then: an idle connection is closed after two minutes. And one who takes
   * the rows too slowly keeps the database from clearing up behind everybody.
   */
  private static final String LIMITS =
      "set local statement_timeout = '100s'; set local idle_in_transaction_session_timeout = '5min'";

  private final DataSource dataSource;

  RowStream(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** What is done with a row: text, numbers, flags, {@code Instant}, {@code LocalDate} or null. */
  public interface Use {
    void row(Object[] values) throws IOException;
  }

  /** All rows are as of one moment, for it is one statement. */
  public void read(String sql, Use use) throws IOException {
    try (Connection connection = dataSource.getConnection();
        Reading reading = Reading.on(connection)) {
      read(reading.connection(), sql, use);
    } catch (SQLException e) {
      throw new StatementException(sql, e);
    }
  }

  /** With automatic commits the driver fetches all rows at once. */
  private record Reading(Connection connection) implements AutoCloseable {
    static Reading on(Connection connection) throws SQLException {
      connection.setAutoCommit(false);
      try (Statement limits = connection.createStatement()) {
        limits.execute(LIMITS);
      }
      return new Reading(connection);
    }

    @Override
    public void close() throws SQLException {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  private static void read(Connection connection, String sql, Use use)
      throws SQLException, IOException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setFetchSize(AT_A_TIME);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          use.row(values(rows));
        }
      }
    }
  }

  private static Object[] values(ResultSet row) throws SQLException {
    Object[] values = new Object[row.getMetaData().getColumnCount()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(row, i + 1);
    }
    return values;
  }

  private static Object value(ResultSet row, int place) throws SQLException {
    return switch (row.getMetaData().getColumnType(place)) {
      case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> instant(row, place);
      case Types.DATE -> row.getObject(place, LocalDate.class);
      default -> row.getObject(place);
    };
  }

  private static Instant instant(ResultSet row, int place) throws SQLException {
    OffsetDateTime time = row.getObject(place, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
