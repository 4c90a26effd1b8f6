package org.syncline.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.TwoSystems;

/** Rows are used while they are read. */
@QuarkusTest
@TestProfile(TwoSystems.class)
@WithTestResource(DatabaseForTests.class)
class RowStreamTest {
  private static final String MANY = "select nextval('rows_made') from generate_series(1, 100000)";

  @Inject RowStream stream;
  @Inject Rows rows;

  @BeforeEach
  void countRowsThatAreMade() {
    run("create sequence rows_made");
  }

  @AfterEach
  void stopCounting() {
    run("drop sequence rows_made");
  }

  private void run(String sql) {
    QuarkusTransaction.requiringNew().run(() -> rows.run(sql, Map.of()));
  }

  /** What a sequence has given is seen by others at once. */
  private long made() {
    return QuarkusTransaction.requiringNew()
        .call(() -> rows.column(Long.class, "select last_value from rows_made", Map.of()).get(0));
  }

  @Test
  void rows_ofALargeResult_areMadeAsTheyAreUsed() throws IOException {
    List<Long> ahead = new ArrayList<>();
    long[] used = {0};
    stream.read(
        MANY,
        row -> {
          if (used[0]++ % 10_000 == 0) {
            ahead.add(made() - used[0]);
          }
        });
    assertThat(used[0]).isEqualTo(100_000);
    assertThat(ahead).hasSize(10).allMatch(rows -> rows <= RowStream.AT_A_TIME);
  }

  @Test
  void rows_thatNobodyWants_areNotMade() {
    IOException gone = new IOException("the reader has gone");
    assertThatThrownBy(
            () ->
                stream.read(
                    MANY,
                    row -> {
                      throw gone;
                    }))
        .isSameAs(gone);
    assertThat(made()).isLessThanOrEqualTo(RowStream.AT_A_TIME);
  }

  @Test
  void values_areOfPlainTypes() throws IOException {
    List<Object> values = new ArrayList<>();
    stream.read(
        "select 'a' a, 1::bigint b, 0.5::double precision c, 1.50::numeric(38,4) d, true e,"
            + " timestamptz '2026-01-01T10:00:00-05:00' f, date '2026-01-02' g,"
            + " null::timestamptz h, null::date i",
        row -> values.addAll(Arrays.asList(row)));
    assertThat(values)
        .containsExactly(
            "a",
            1L,
            0.5,
            new BigDecimal("1.5000"),
            true,
            Instant.parse("2026-01-01T15:00:00Z"),
            LocalDate.of(2026, 1, 2),
            null,
            null);
  }

  @Test
  void statement_thatIsRefused_isTold() {
    assertThatThrownBy(() -> stream.read("select nothing", row -> {}))
        .isInstanceOfSatisfying(
            StatementException.class, refused -> assertThat(refused.timedOut()).isFalse());
  }

  /** A statement that took too long is ended in the same words. */
  @Test
  void statement_thatIsCancelled_hasTimedOut() {
    assertThatThrownBy(() -> stream.read("select pg_cancel_backend(pg_backend_pid())", row -> {}))
        .isInstanceOfSatisfying(
            StatementException.class, cancelled -> assertThat(cancelled.timedOut()).isTrue());
  }

  @Test
  void limits_areThoseOfOneReading() throws IOException {
    List<Object> limits = new ArrayList<>();
    stream.read(
        "select current_setting('statement_timeout'),"
            + " current_setting('idle_in_transaction_session_timeout')",
        row -> limits.addAll(Arrays.asList(row)));
    assertThat(limits).containsExactly("100s", "5min");
    assertThat(
            QuarkusTransaction.requiringNew()
                .call(() -> rows.column(String.class, "show statement_timeout", Map.of())))
        .containsExactly("0");
  }
}
