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
import java.util.function.LongFunction;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.syncline.database.Rows;
import org.syncline.outbox.OutboxRepository;

/**
 * Numbers under which batches of writes are sent. A number is alive for as long as this node's
 * connection holds a lock on it, until the answers are stored: the database knows at once, without
 * any clock, which writes nobody is sending any more, because the node died or the work broke off.
 */
@ApplicationScoped
class Sender {
  private static final Logger LOG = Logger.getLogger(Sender.class);

  private final DataSource dataSource;
  private final OutboxRepository outbox;
  private final Rows rows;
  private Connection held;

  Sender(DataSource dataSource, OutboxRepository outbox, Rows rows) {
    this.dataSource = dataSource;
    this.outbox = outbox;
    this.rows = rows;
  }

  /** Does the work under a number of its own, which is alive until then. */
  <T> T under(LongFunction<T> work) {
    long number = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
    begin(number);
    try {
      return work.apply(number);
    } finally {
      end(number);
    }
  }

  private synchronized void begin(long number) {
    try {
      if (held == null || !held.isValid(1)) {
        held = dataSource.getConnection();
      }
      call("select pg_advisory_lock(?)", number);
    } catch (SQLException e) {
      throw new IllegalStateException("The database does not answer", e);
    }
  }

  private synchronized void end(long number) {
    try {
      call("select pg_advisory_unlock(?)", number);
    } catch (SQLException e) {
      LOG.warnf("The connection under which was sent is lost: %s", e.getMessage());
    }
  }

  private void call(String sql, long number) throws SQLException {
    try (PreparedStatement statement = held.prepareStatement(sql)) {
      statement.setLong(1, number);
      statement.execute();
    }
  }

  /** Numbers under which writes were being sent that nobody is at any more. */
  List<Long> dead() {
    return deadAmong(outbox::senders);
  }

  /** Those of these numbers under which nobody sends any more. */
  List<Long> deadAmong(Supplier<List<Long>> numbers) {
    return QuarkusTransaction.requiringNew()
        .call(() -> numbers.get().stream().filter(this::gone).toList());
  }

  private boolean gone(long number) {
    return rows.column(
            Boolean.class, "select pg_try_advisory_xact_lock(:number)", Map.of("number", number))
        .get(0);
  }

  @PreDestroy
  void close() throws SQLException {
    if (held != null) {
      held.close();
    }
  }
}
