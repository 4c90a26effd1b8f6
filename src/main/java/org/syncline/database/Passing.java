package org.syncline.database;

import java.sql.SQLException;
import java.util.List;

/** Tells failures that pass by themselves from those that come back with the same record. */
public final class Passing {
  /** Connection, resources, shutdown, deadlock and serialization, lock not available. */
  private static final List<String> STATES = List.of("08", "53", "57", "40", "55");

  private Passing() {}

  /** Whether the database refused for a reason that has nothing to do with what was stored. */
  public static boolean failure(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        String state = sql.getSQLState();
        return state == null || STATES.stream().anyMatch(state::startsWith);
      }
    }
    return false;
  }
}
