package org.syncline.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.SyncByHand;
import org.syncline.testsupport.TwoSystems;

/** What a statement takes, and what becomes of its transaction. */
@QuarkusTest
@TestProfile(TwoSystems.class)
@WithTestResource(DatabaseForTests.class)
class StatementsTest {
  private static final String KEY = "insert into intake_key (key, received_at) values (:key, :now)";
  private static final Map<String, Object> GIVEN = Map.of("key", "k", "now", Instant.EPOCH);

  @Inject SyncByHand sync;
  @Inject Rows rows;

  @BeforeEach
  void empty() {
    sync.reset();
    QuarkusTransaction.requiringNew().run(() -> rows.run("delete from intake_key", Map.of()));
  }

  @Test
  void parameter_thatIsMissing_isToldByName() {
    assertThatThrownBy(() -> inTransaction("select :given, :missing", Map.of("given", 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("missing");
  }

  @Test
  void parameter_thatTheStatementDoesNotName_isToldByName() {
    assertThatThrownBy(() -> inTransaction("select :given", Map.of("given", 1, "other", 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("other");
  }

  @Test
  void parameter_thatIsNull_isNull() {
    Map<String, Object> none = new HashMap<>();
    none.put("none", null);

    assertThat(inTransaction("select cast(:none as text) is null", none)).containsExactly(true);
  }

  @Test
  void statement_outsideOfATransaction_isRefused() {
    assertThatThrownBy(() -> rows.run(KEY, GIVEN))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("outside of any transaction");
  }

  @Test
  void transaction_withAStatementThatWasRefused_isTakenBackThoughItWasCaught() {
    assertThatThrownBy(
            () ->
                QuarkusTransaction.requiringNew()
                    .run(
                        () -> {
                          rows.run(KEY, GIVEN);
                          assertThatThrownBy(() -> rows.run(KEY, GIVEN))
                              .isInstanceOf(StatementException.class);
                        }))
        .isInstanceOf(RuntimeException.class);

    assertThat(inTransaction("select count(*) from intake_key", Map.of())).containsExactly(0L);
  }

  private List<Object> inTransaction(String sql, Map<String, ?> parameters) {
    return QuarkusTransaction.requiringNew().call(() -> rows.column(Object.class, sql, parameters));
  }
}
