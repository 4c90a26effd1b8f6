package org.syncline.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.database.Rows;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.SyncByHand;
import org.syncline.testsupport.TwoSystems;

/** Prospects choose their CRM record first, but CRM records do not wait for them for ever. */
@QuarkusTest
@TestProfile(TwoSystems.class)
@WithTestResource(DatabaseForTests.class)
class MatchingGateTest {
  private static final int MANY = 1000;
  private static final String LEAD = "crm/Lead/00Q000000000001AAA";

  @Inject SyncByHand sync;
  @Inject MatchingGate gate;
  @Inject Rows rows;

  @BeforeEach
  void bothSystemsAreReadToTheEnd() {
    sync.reset();
    sync.poll();
    run(
        """
        insert into mirror (record, stamp, modified_at, fields, field_times, written, changed_by,
          deleted, match_keys, standing)
        values ('%s', now(), now(), '{}', '{}', '{}', 'user', false, '[]', 'new')
        """
            .formatted(LEAD));
  }

  @AfterEach
  void leaveNothing() {
    sync.reset();
  }

  private void run(String sql) {
    QuarkusTransaction.requiringNew().run(() -> rows.run(sql, Map.of()));
  }

  private void newProspects(int number) {
    run(
        """
        insert into mirror (record, stamp, modified_at, fields, field_times, written, changed_by,
          deleted, match_keys, standing)
        select 'marketing/prospect/' || n, now(), now(), '{}', '{}', '{}', 'user', false, '[]', 'new'
        from generate_series(1, %d) n
        """
            .formatted(number));
  }

  private void errorOfEachProspect(String state) {
    run(
        """
        insert into sync_error (record, kind, code, message, state, first_at, last_at)
        select record, 'match', 'any', 'any', '%s', now(), now() from mirror
        where record like 'marketing/%%'
        """
            .formatted(state));
  }

  private List<String> askedFor() {
    gate.step();
    return QuarkusTransaction.requiringNew()
        .call(() -> rows.column(String.class, "select record from revisit", Map.of()));
  }

  @Test
  void newCrmRecord_behindManyUntriedProspects_waits() {
    newProspects(MANY);
    assertThat(askedFor()).hasSize(MANY).doesNotContain(LEAD);
  }

  @Test
  void newCrmRecord_besideAFewUntriedProspects_isAskedForWithThem() {
    newProspects(MANY - 1);
    assertThat(askedFor()).hasSize(MANY).contains(LEAD);
  }

  @Test
  void newCrmRecord_behindManyProspectsThatCannotBeDecided_doesNotWait() {
    newProspects(MANY);
    errorOfEachProspect("open");
    assertThat(askedFor()).contains(LEAD);
  }

  @Test
  void newCrmRecord_behindManyProspectsWhoseErrorsAreOver_waits() {
    newProspects(MANY);
    errorOfEachProspect("resolved");
    assertThat(askedFor()).hasSize(MANY).doesNotContain(LEAD);
  }
}
