package org.syncline.pardot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.intake.Change;
import org.syncline.intake.Page;
import org.syncline.intake.PollCursor;
import org.syncline.intake.PollSource;
import org.syncline.record.FieldValue;

class HiddenFieldsTest {
  private static final Set<String> FIELDS =
      Set.of("email", "city", "firstName", "hobby__c", "nonsense", "lastName", "phone", "zip");

  private final PardotOnSandbox pardot = new PardotOnSandbox();
  private int id;

  @BeforeEach
  void add() {
    id = pardot.store.insert("prospects", Map.of("email", "a@b.example", "city", "Ulm"));
  }

  @AfterEach
  void stop() {
    pardot.close();
  }

  @Test
  void fields_thatPardotDoesNotKnow_areTakenOutAndReported() {
    Page page = poll();
    assertThat(page.hiddenFields()).containsExactlyInAnyOrder("hobby__c", "nonsense");
    assertThat(page.changes()).hasSize(1);
    assertThat(page.changes().get(0).fields())
        .containsOnlyKeys("email", "city", "firstName", "lastName", "phone", "zip")
        .containsEntry("city", FieldValue.of("Ulm"));
  }

  @Test
  void hiddenFields_onceFound_costNoCallsForAWhileAndAreLookedForAgain() {
    poll();
    int before = pardot.server.pardot().callsToday();
    assertThat(poll().hiddenFields()).containsExactlyInAnyOrder("hobby__c", "nonsense");
    assertThat(pardot.server.pardot().callsToday() - before).isEqualTo(1);

    pardot.pass(Duration.ofMinutes(10));
    int later = pardot.server.pardot().callsToday();
    poll();
    assertThat(pardot.server.pardot().callsToday() - later).isGreaterThan(2);
  }

  @Test
  void readById_withHiddenFields_doesWithoutThem() {
    List<Change> read = pardot.reader.read("prospect", FIELDS, List.of("" + id));
    assertThat(read).hasSize(1);
    assertThat(read.get(0).deleted()).isFalse();
    assertThat(read.get(0).fields()).doesNotContainKeys("hobby__c", "nonsense").hasSize(6);
  }

  private Page poll() {
    return pardot.reader.poll(PollSource.of("prospect"), FIELDS, PollCursor.START);
  }
}
