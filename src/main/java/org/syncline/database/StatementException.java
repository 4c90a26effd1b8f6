package org.syncline.database;

import java.sql.SQLException;

/** The database refused a statement; the cause is its own answer. */
public final class StatementException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final String CANCELLED = "57014";

  StatementException(String sql, SQLException cause) {
    super(cause.getMessage() + " [" + sql.strip().lines().findFirst().orElse("") + "]", cause);
  }

  /** Whether it took longer than it may. */
  public boolean timedOut() {
    return getCause() instanceof SQLException cause && CANCELLED.equals(cause.getSQLState());
  }
}
