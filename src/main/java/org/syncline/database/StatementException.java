package org.syncline.database;

import java.sql.SQLException;

/** The database refused a statement; the cause is its own answer. */
public final class StatementException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StatementException(String sql, SQLException cause) {
    super(cause.getMessage() + " [" + sql.strip().lines().findFirst().orElse("") + "]", cause);
  }
}
