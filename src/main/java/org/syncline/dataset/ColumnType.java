package org.syncline.dataset;

import com.fasterxml.jackson.annotation.JsonValue;
import org.syncline.record.Words;

/** What a column's values are. */
public enum ColumnType {
  TEXT("text"),
  INTEGER("bigint"),
  NUMBER("double precision"),
  AMOUNT("numeric(38,4)"),
  BOOLEAN("boolean"),
  TIME("timestamp with time zone"),
  DATE("date");

  /** Decimal places of an amount. */
  static final int PLACES = 4;

  /** Digits of an amount, with its decimal places. */
  static final int DIGITS = 38;

  private final String sql;

  ColumnType(String sql) {
    this.sql = sql;
  }

  /** As PostgreSQL calls it. */
  public String sql() {
    return sql;
  }

  @JsonValue
  public String word() {
    return Words.kebab(this);
  }
}
