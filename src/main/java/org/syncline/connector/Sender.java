package org.syncline.connector;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.syncline.database.Rows;
import org.syncline.outbox.OutboxRepository;

/**
 * This node as a sender of writes. It is alive for as long as its connection holds a lock on its
 * number: the database knows of a dead node at once, without any clock.
 */
@ApplicationScoped
class Sender {
  private final DataSource dataSource;
  private final OutboxRepository outbox;
  private final Rows rows;
  private Connection held;
  private long id;

  Sender(DataSource dataSource, OutboxRepository outbox, Rows rows) {
    this.dataSource = dataSource;
    this.outbox = outbox;
    this.rows = rows;
  }

  /** The number under which this node sends. */
  synchronized long id() {
    try {
      if (held == null || !held.isValid(1)) {
        begin();
      }
      return id;
    } catch (SQLException e) {
      throw new IllegalStateException("The database does not answer", e);
    }
  }

  private void begin() throws SQLException {
    held = dataSource.getConnection();
    id = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
    try (PreparedStatement lock = held.prepareStatement("select pg_advisory_lock(?)")) {
      lock.setLong(1, id);
      lock.execute();
    }
  }

  /** Numbers under which writes were being sent by nodes that are gone. */
  List<Long> dead() {
    return QuarkusTransaction.requiringNew()
        .call(() -> outbox.senders().stream().filter(this::gone).toList());
  }

  private boolean gone(long number) {
    return rows.column(
            Boolean.class, "select pg_try_advisory_xact_lock(:number)", Map.of("number", number))
        .get(0);
  }

  @PreDestroy
  void end() throws SQLException {
    if (held != null) {
      held.close();
    }
  }
}
