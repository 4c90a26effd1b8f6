package org.syncline.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;
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
  private final EntityManager entities;

  Rows(EntityManager entities) {
    this.entities = entities;
  }

  /** Runs a statement; collections, maps and records among the parameters go as JSON. */
  public int run(String sql, Map<String, ?> parameters) {
    return query(sql, parameters).executeUpdate();
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
    entities
        .unwrap(Session.class)
        .doWork(
            connection -> {
              try {
                byte[] text = utf8(new CopyText(JSON, type, columns).of(rows));
                connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(sql, new ByteArrayInputStream(text));
              } catch (IOException e) {
                throw new SQLException("cannot write to " + table, "58030", e);
              }
            });
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
    return list(json, parameters).stream().map(row -> parse((String) row, type)).toList();
  }

  /** Like {@link #read}, for a statement that changes rows and returns them. */
  public <T> List<T> change(Class<T> type, String sql, Map<String, ?> parameters) {
    String json = "with t as (" + sql + ") select cast(to_json(t) as text) from t";
    return list(json, parameters).stream().map(row -> parse((String) row, type)).toList();
  }

  /** The first column of every row. */
  public <T> List<T> column(Class<T> type, String sql, Map<String, ?> parameters) {
    return list(sql, parameters).stream().map(type::cast).toList();
  }

  private List<?> list(String sql, Map<String, ?> parameters) {
    return query(sql, parameters).getResultList();
  }

  private Query query(String sql, Map<String, ?> parameters) {
    Query query = entities.createNativeQuery(sql);
    parameters.forEach((name, value) -> query.setParameter(name, parameter(value)));
    return query;
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
