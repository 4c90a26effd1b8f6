package org.syncline.database;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;

/**
 * Locks by name that last until the transaction ends, in the database, so that they hold between
 * nodes too. Taken in one order by everybody, so that nobody waits in a circle.
 */
@ApplicationScoped
public class Locks {
  private final Rows rows;

  Locks(Rows rows) {
    this.rows = rows;
  }

  public void take(Collection<String> names) {
    if (!names.isEmpty()) {
      rows.column(
          Long.class,
          """
          select count(*) from (select pg_advisory_xact_lock(h) from (select distinct
            hashtextextended(current_schema() || n, 7) as h from jsonb_array_elements_text(cast(:names as jsonb)) n
            order by 1 offset 0) hashes) taken
          """,
          Map.of("names", names));
    }
  }
}
