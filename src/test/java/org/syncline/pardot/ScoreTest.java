package org.syncline.pardot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.syncline.outbox.Delivery.Delivered;
import org.syncline.record.FieldValue;

/** A score is written and read like any field. */
class ScoreTest {
  private final PardotOnSandbox pardot = new PardotOnSandbox();

  @AfterEach
  void stop() {
    pardot.close();
  }

  @Test
  void score_written_isKeptAndToldAsANumber() {
    int id = pardot.prospects(1).get(0);
    Delivered delivered =
        (Delivered) pardot.writer.write(List.of(pardot.update(id, Map.of("score", 42)))).get(0);
    assertThat(delivered.stored()).isEqualTo(Map.of("score", FieldValue.of(42)));
    assertThat(pardot.stored(id, "score")).isEqualTo(42);
    assertThat(scores(List.of(id))).containsExactly(FieldValue.of(42));
  }

  @Test
  void scores_of200Prospects_areReadWithOneQuery() {
    List<Integer> ids = pardot.prospects(200);
    ids.forEach(id -> pardot.store.update("prospects", id, Map.of("score", id), "a marketer"));
    // the first read also asks who we are
    scores(ids.subList(0, 1));
    int calls = pardot.server.pardot().callsToday();

    assertThat(scores(ids)).containsExactlyElementsOf(ids.stream().map(FieldValue::of).toList());
    assertThat(pardot.server.pardot().callsToday()).isEqualTo(calls + 1);
  }

  private Stream<FieldValue> scores(List<Integer> ids) {
    return pardot
        .reader
        .read("prospect", Set.of("score"), ids.stream().map(String::valueOf).toList())
        .stream()
        .map(change -> change.fields().get("score"));
  }
}
