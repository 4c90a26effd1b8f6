package org.syncline.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * Statements over many rows at once. Rows travel as one JSON array, which SQL opens with {@code
 * jsonb_to_recordset} or {@code jsonb_array_elements_text}; a result row comes back as a record
 * whose components are named as its columns ({@code readStartedAt}, {@code read_started_at}). All
 * calls need a transaction.
 */
@ApplicationScoped
public class Rows {
  private static final ObjectMapper JSON = RowJson.mapper();
  private final DataSource dataSource;

  Rows(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Runs a statement; collections, maps and records among the parameters go as JSON. */
  public int run(String sql, Map<String, ?> parameters) {
    return statement(sql, parameters, PreparedStatement::executeUpdate);
  }

  /** Runs a statement that opens {@code :rows}; nothing at all where there are none. */
  public int write(String sql, Collection<?> rows) {
    return rows.isEmpty() ? 0 : run(sql, Map.of("rows", rows));
  }

  /**
   * Adds rows to a table, which takes the database two thirds of the work that an insert does.
   *
   * @param type of the rows: a record
   * @param columns as the record's components are named; others take their defaults
   */
  public <T extends Record> void add(
      String table, Class<T> type, List<String> columns, Collection<T> rows) {
    if (rows.isEmpty()) {
      return;
    }
    String sql = "copy " + table + " (" + String.join(", ", columns) + ") from stdin";
    byte[] text = text(type, columns, rows);
    with(
        sql,
        connection ->
            connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn(sql, new ByteArrayInputStream(text)));
  }

  private static byte[] text(Class<?> type, List<String> columns, Collection<?> rows) {
    try {
      return utf8(new CopyText(JSON, type, columns).of(rows));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As a whole: cut into pieces, a character of two halves could be cut, too. */
  private static byte[] utf8(String text) throws CharacterCodingException {
    ByteBuffer encoded =
        StandardCharsets.UTF_8
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .encode(CharBuffer.wrap(text));
    byte[] bytes = new byte[encoded.remaining()];
    encoded.get(bytes);
    return bytes;
  }

  public <T> List<T> read(Class<T> type, String sql, Map<String, ?> parameters) {
    String json = "select cast(to_json(t) as text) from (" + sql + ") t";
    return list(json, parameters, row -> parse(row.getString(1), type));
  }

  /** Like {@link #read}, for a statement that changes rows and returns them. */
  public <T> List<T> change(Class<T> type, String sql, Map<String, ?> parameters) {
    String json = "with t as (" + sql + ") select cast(to_json(t) as text) from t";
    return list(json, parameters, row -> parse(row.getString(1), type));
  }

  /** The first column of every row. */
  public <T> List<T> column(Class<T> type, String sql, Map<String, ?> parameters) {
    return list(sql, parameters, row -> type.cast(row.getObject(1)));
  }

  private interface Work<S, T> {
    T of(S source) throws SQLException, IOException;
  }

  private <T> List<T> list(String sql, Map<String, ?> parameters, Work<ResultSet, T> row) {
    return statement(
        sql,
        parameters,
        statement -> {
          List<T> list = new ArrayList<>();
          try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
              list.add(row.of(rows));
            }
          }
          return list;
        });
  }

  private <T> T statement(
      String named, Map<String, ?> parameters, Work<PreparedStatement, T> work) {
    NamedSql sql = NamedSql.of(named);
    sql.check(parameters.keySet());
    return with(
        named,
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql.text())) {
            for (int i = 0; i < sql.names().size(); i++) {
              bind(statement, i + 1, parameters.get(sql.names().get(i)));
            }
            return work.of(statement);
          }
        });
  }

  /** On the connection of the transaction, which the data source hands out again and again. */
  private <T> T with(String sql, Work<Connection, T> work) {
    if (QuarkusTransaction.getStatus() != Status.STATUS_ACTIVE) {
      throw new IllegalStateException("outside of any transaction: " + sql);
    }
    try (Connection connection = dataSource.getConnection()) {
      return work.of(connection);
    } catch (SQLException e) {
      QuarkusTransaction.setRollbackOnly(); // the database takes nothing more of it either
      throw new StatementException(sql, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void bind(PreparedStatement statement, int place, Object value)
      throws SQLException {
    if (value instanceof Instant time) {
      statement.setObject(place, time.atOffset(ZoneOffset.UTC));
    } else {
      statement.setObject(place, parameter(value));
    }
  }

  private static Object parameter(Object value) {
    boolean structured =
        value instanceof Collection || value instanceof Map || value instanceof Record;
    return structured ? json(value) : value;
  }

  public static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static <T> T parse(String json, Class<T> type) {
    try {
      return JSON.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
