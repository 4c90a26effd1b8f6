package org.syncline.pardot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.outbox.Delivery;
import org.syncline.outbox.Delivery.Delivered;
import org.syncline.outbox.Delivery.Rejected;
import org.syncline.outbox.Delivery.RetryLater;
import org.syncline.outbox.Delivery.Unknown;
import org.syncline.outbox.Write;
import org.syncline.sandbox.kernel.Fault;
import org.syncline.sandbox.pardot.PardotSandbox;

class ImportsTest {
  private static final String IMPORTS = "/api/v5/imports";

  private final PardotOnSandbox pardot =
      new PardotOnSandbox(
          PardotSandbox.Settings.defaults(), Map.of("syncline.pardot.import-above", "3"));

  @AfterEach
  void stop() {
    pardot.close();
  }

  @Test
  void batches_onlyOfUpdatesAboveTheLimit_areLarge() {
    try (PardotOnSandbox usual = new PardotOnSandbox()) {
      assertThat(usual.writer.batchSize("prospect", Write.Kind.UPDATE, 501)).isEqualTo(10_000);
      assertThat(usual.writer.batchSize("prospect", Write.Kind.UPDATE, 500)).isEqualTo(100);
      assertThat(usual.writer.batchSize("prospect", Write.Kind.CREATE, 5000)).isEqualTo(100);
    }
  }

  @Test
  void manyUpdates_areOneImportByIdOnly() {
    List<Integer> ids = pardot.prospects(50);
    List<Write> writes = updates(ids, "city", "Ulm, \"an der\nDonau\"");
    writes.add(pardot.update(999_999, Map.of("email", "p1@b.example", "city", "Bonn")));

    List<Delivery> answers = pardot.writer.write(writes);

    for (int i = 0; i < ids.size(); i++) {
      assertThat(answers.get(i))
          .isEqualTo(new Delivered("" + ids.get(i), Optional.empty(), Map.of()));
      assertThat(pardot.stored(ids.get(i), "city")).isEqualTo("Ulm, \"an der\nDonau\"");
    }
    Rejected unknown = (Rejected) answers.get(50);
    assertThat(unknown.rejections().get(0).recordGone()).isTrue();
    assertThat(pardot.store.count("imports")).isEqualTo(1);
    assertThat(pardot.store.count("prospects")).as("nothing is created").isEqualTo(50);
    assertThat(writesOf("prospects")).isEqualTo(50);
  }

  @Test
  void fieldsOfEachRow_leaveTheOthersAsTheyAre() {
    List<Integer> ids = pardot.prospects(4);
    ids.forEach(id -> pardot.store.update("prospects", id, Map.of("zip", "89073"), "a marketer"));
    List<Write> writes = updates(ids.subList(0, 3), "city", "Ulm");
    writes.add(pardot.update(ids.get(3), Map.of("zip", "53111", "isDoNotCall", true)));

    assertThat(pardot.writer.write(writes)).allMatch(Delivered.class::isInstance);

    assertThat(pardot.stored(ids.get(0), "zip")).isEqualTo("89073");
    assertThat(pardot.stored(ids.get(3), "zip")).isEqualTo("53111");
    assertThat(pardot.stored(ids.get(3), "isDoNotCall")).isEqualTo(true);
    assertThat(pardot.stored(ids.get(3), "city")).isNull();
  }

  @Test
  void writesWithABlank_goOneByOne() {
    List<Integer> ids = pardot.prospects(5);
    ids.forEach(id -> pardot.store.update("prospects", id, Map.of("city", "Bonn"), "a marketer"));
    List<Write> writes = updates(ids.subList(0, 4), "zip", "89073");
    Map<String, Object> blank = new HashMap<>();
    blank.put("city", null);
    writes.add(2, pardot.update(ids.get(4), blank));

    List<Delivery> answers = pardot.writer.write(writes);

    assertThat(answers).allMatch(Delivered.class::isInstance);
    assertThat(((Delivered) answers.get(2)).recordId()).isEqualTo("" + ids.get(4));
    assertThat(((Delivered) answers.get(2)).stamp()).as("told by a single call").isPresent();
    assertThat(((Delivered) answers.get(1)).stamp()).as("not told by an import").isEmpty();
    assertThat(pardot.stored(ids.get(4), "city")).isNull();
    assertThat(pardot.stored(ids.get(0), "city")).isEqualTo("Bonn");
  }

  @Test
  void rowsThatFail_areRejectedAndTheOthersDelivered() {
    List<Integer> ids = pardot.prospects(4);
    pardot.store.delete("prospects", ids.get(1), "a marketer");
    List<Write> writes = updates(ids.subList(0, 3), "city", "Ulm");
    writes.add(pardot.update(ids.get(3), Map.of("score", "high")));

    List<Delivery> answers = pardot.writer.write(writes);

    assertThat(answers.get(0)).isInstanceOf(Delivered.class);
    assertThat(answers.get(2)).isInstanceOf(Delivered.class);
    Delivery.Rejection deleted = ((Rejected) answers.get(1)).rejections().get(0);
    assertThat(deleted.code()).isEqualTo("219");
    assertThat(deleted.recordGone()).isTrue();
    Delivery.Rejection score = ((Rejected) answers.get(3)).rejections().get(0);
    assertThat(score.code()).isEqualTo("154");
    assertThat(score.fields()).containsExactly("score");
  }

  @Test
  void columnThatPardotRefuses_isToldToItsWritesOnly() {
    List<Integer> ids = pardot.prospects(4);
    List<Write> writes = updates(ids.subList(0, 3), "city", "Ulm");
    writes.add(pardot.update(ids.get(3), Map.of("grade", "A")));

    List<Delivery> answers = pardot.writer.write(writes);

    assertThat(answers.subList(0, 3)).allMatch(Delivered.class::isInstance);
    assertThat(((Rejected) answers.get(3)).rejections().get(0).fields()).containsExactly("grade");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PATCH"})
  void importRefusedForTheMoment_isRetriedLaterAndNothingWasDone(String step) {
    List<Integer> ids = pardot.prospects(4);
    pardot.answer(step, IMPORTS, 1, 429, "{\"code\":66,\"message\":\"concurrent\"}");
    assertThat(pardot.writer.write(updates(ids, "city", "Ulm")))
        .allMatch(RetryLater.class::isInstance);
    assertThat(writesOf("prospects")).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"LOSE_CALL", "LOSE_ANSWER"})
  void uploadThatWasLost_isRetriedLater_forNothingWasSubmitted(Fault.Kind kind) {
    List<Integer> ids = pardot.prospects(4);
    pardot.misbehave("POST", IMPORTS, kind, 1);
    assertThat(pardot.writer.write(updates(ids, "city", "Ulm")))
        .allMatch(RetryLater.class::isInstance);
    assertThat(writesOf("prospects")).isZero();
  }

  @Test
  void submitWhoseAnswerWasLost_leavesAllUnknown() {
    List<Integer> ids = pardot.prospects(4);
    pardot.misbehave("PATCH", IMPORTS, Fault.Kind.LOSE_ANSWER, 1);
    assertThat(pardot.writer.write(updates(ids, "city", "Ulm")))
        .allMatch(Unknown.class::isInstance);
    pardot.answer("PATCH", IMPORTS, 1, 500, "{\"code\":183,\"message\":\"internal\"}");
    assertThat(pardot.writer.write(updates(ids, "city", "Ulm")))
        .allMatch(Unknown.class::isInstance);
  }

  @Test
  void looksThatFailMeanwhile_doNotEndTheWait() {
    List<Integer> ids = pardot.prospects(4);
    pardot.answer("GET", IMPORTS, 2, 500, "<html>down</html>");
    assertThat(pardot.writer.write(updates(ids, "city", "Ulm")))
        .allMatch(Delivered.class::isInstance);
  }

  @Test
  void errorsThatCannotBeRead_leaveTheImportUnknownAndTheBlanksDelivered() {
    List<Integer> ids = pardot.prospects(5);
    pardot.answer("GET", IMPORTS + "/1001/errors", 1, 200, "<html>down</html>\nsorry");
    List<Write> writes = updates(ids.subList(0, 4), "score", "high");
    Map<String, Object> blank = new HashMap<>();
    blank.put("city", null);
    writes.add(pardot.update(ids.get(4), blank));

    List<Delivery> answers = pardot.writer.write(writes);

    assertThat(answers.subList(0, 4)).allMatch(Unknown.class::isInstance);
    assertThat(answers.get(4)).isInstanceOf(Delivered.class);
  }

  @Test
  void importThatWasCancelled_isSettledByReadingItsRecords() {
    List<Integer> ids = pardot.prospects(4);
    pardot.answer("PATCH", IMPORTS, 1, 200, "{\"id\":1001,\"status\":\"Canceled\"}");
    assertThat(pardot.writer.write(updates(ids, "city", "Ulm")))
        .allMatch(new Unknown("the import ended as Canceled")::equals);
  }

  private List<Write> updates(List<Integer> ids, String field, Object value) {
    List<Write> writes = new ArrayList<>();
    ids.forEach(id -> writes.add(pardot.update(id, Map.of(field, value))));
    return writes;
  }

  private int writesOf(String object) {
    return pardot
        .server
        .writes()
        .find(w -> w.object().equals(object) && w.who().equals("syncline"), 1000)
        .size();
  }
}
