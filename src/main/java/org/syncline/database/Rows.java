package org.syncline.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

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
