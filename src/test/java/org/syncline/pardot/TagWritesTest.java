package org.syncline.pardot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.syncline.outbox.Delivery;
import org.syncline.outbox.Delivery.Delivered;
import org.syncline.outbox.Delivery.Rejected;
import org.syncline.outbox.Delivery.Rejection;
import org.syncline.outbox.Delivery.RetryLater;
import org.syncline.outbox.Delivery.Unknown;
import org.syncline.outbox.Write;
import org.syncline.outbox.Write.Kind;
import org.syncline.sandbox.kernel.Fault;

class TagWritesTest {
  private static final String TAGS = "/api/v5/objects/tags";

  private final PardotOnSandbox pardot = new PardotOnSandbox();

  @AfterEach
  void stop() {
    pardot.close();
  }

  @Test
  void tag_ofANewName_isMadeOnceAndPutOnEach() {
    List<Integer> ids = pardot.prospects(12);
    List<Delivery> answers =
        pardot.writer.write(ids.stream().map(id -> pardot.tag(Kind.TAG, id, "hot")).toList());

    assertThat(answers)
        .containsExactlyElementsOf(
            ids.stream().map(id -> new Delivered("" + id, Optional.empty(), Map.of())).toList());
    assertThat(pardot.store.all("tags"))
        .singleElement()
        .satisfies(tag -> assertThat(tag).containsEntry("name", "hot"))
        .satisfies(tag -> assertThat(tag).containsEntry("objectCount", 12));
    assertThat(tagged("hot")).containsExactlyElementsOf(ids);
  }

  @Test
  void tag_ofAnotherCase_isTheOneThatIsThere() {
    pardot.store.insert("tags", Map.of("name", "VIP"));
    int id = pardot.prospects(1).get(0);
    assertThat(deliver(pardot.tag(Kind.TAG, id, "vip"))).isInstanceOf(Delivered.class);
    assertThat(tagged("VIP")).containsExactly(id);
    assertThat(pardot.store.count("tags")).isEqualTo(1);
  }

  @Test
  void tag_thatIsThereAlready_isDelivered() {
    int id = pardot.prospects(1).get(0);
    deliver(pardot.tag(Kind.TAG, id, "hot"));
    assertThat(deliver(pardot.tag(Kind.TAG, id, "hot"))).isInstanceOf(Delivered.class);
    assertThat(tagged("hot")).containsExactly(id);
  }

  @Test
  void untag_leavesTheOthers() {
    List<Integer> ids = pardot.prospects(2);
    ids.forEach(id -> deliver(pardot.tag(Kind.TAG, id, "hot")));
    assertThat(deliver(pardot.tag(Kind.UNTAG, ids.get(0), "hot"))).isInstanceOf(Delivered.class);
    assertThat(tagged("hot")).containsExactly(ids.get(1));
  }

  @Test
  void untag_ofWhatIsNotThere_isDelivered() {
    List<Integer> ids = pardot.prospects(2);
    deliver(pardot.tag(Kind.TAG, ids.get(0), "hot"));
    assertThat(deliver(pardot.tag(Kind.UNTAG, ids.get(1), "hot"))).isInstanceOf(Delivered.class);
    assertThat(deliver(pardot.tag(Kind.UNTAG, ids.get(1), "cold"))).isInstanceOf(Delivered.class);
    assertThat(pardot.store.count("tags")).isEqualTo(1);
  }

  @Test
  void tag_deletedSinceItsIdWasLearned_isMadeAgain() {
    List<Integer> ids = pardot.prospects(2);
    deliver(pardot.tag(Kind.TAG, ids.get(0), "hot"));
    pardot.store.delete("tags", pardot.store.lastId("tags"), "a marketer");
    pardot.pass(Duration.ofMinutes(5));

    assertThat(deliver(pardot.tag(Kind.TAG, ids.get(1), "hot"))).isInstanceOf(Delivered.class);
    assertThat(tagged("hot")).contains(ids.get(1));
    assertThat(pardot.store.count("tags")).isEqualTo(2);
  }

  @Test
  void tag_ofAProspectThatIsGone_isRejectedAsGone() {
    int id = pardot.prospects(1).get(0);
    pardot.store.delete("prospects", id, "a marketer");
    Rejection gone = rejection(deliver(pardot.tag(Kind.TAG, id, "hot")));
    assertThat(gone.code()).isEqualTo("109");
    assertThat(gone.recordGone()).isTrue();
  }

  @Test
  void tag_thatMayNotBeMade_isRejectedWithThatCode() {
    int id = pardot.prospects(1).get(0);
    pardot.answer("POST", TAGS, -1, 405, "{\"code\":46,\"message\":\"no permission\"}");
    assertThat(rejection(deliver(pardot.tag(Kind.TAG, id, "hot"))).code()).isEqualTo("46");
  }

  @Test
  void lostAnswerToANewTag_isRetriedAndMakesNoSecondOne() {
    int id = pardot.prospects(1).get(0);
    pardot.misbehave("POST", TAGS, Fault.Kind.LOSE_ANSWER, 1);
    assertThat(deliver(pardot.tag(Kind.TAG, id, "hot"))).isInstanceOf(RetryLater.class);
    assertThat(deliver(pardot.tag(Kind.TAG, id, "hot"))).isInstanceOf(Delivered.class);
    assertThat(pardot.store.count("tags")).isEqualTo(1);
  }

  @Test
  void tagRenamed_isNoLongerGivenUnderItsOldName() {
    List<Integer> ids = pardot.prospects(2);
    deliver(pardot.tag(Kind.TAG, ids.get(0), "hot"));
    int tag = pardot.store.lastId("tags");
    pardot.store.update("tags", tag, Map.of("name", "warm"), "a marketer");
    pardot.pass(Duration.ofMinutes(10));
    deliver(pardot.tag(Kind.TAG, ids.get(1), "hot"));
    assertThat(tagged("warm")).containsExactly(ids.get(0));
    assertThat(tagged("hot")).containsExactly(ids.get(1));
  }

  @Test
  void lostAnswerToATagging_isUnknownAndFineAgain() {
    int id = pardot.prospects(1).get(0);
    pardot.misbehave("POST", PardotOnSandbox.PROSPECTS, Fault.Kind.LOSE_ANSWER, 1);
    assertThat(deliver(pardot.tag(Kind.TAG, id, "hot"))).isInstanceOf(Unknown.class);
    assertThat(deliver(pardot.tag(Kind.TAG, id, "hot"))).isInstanceOf(Delivered.class);
    assertThat(tagged("hot")).containsExactly(id);
  }

  @Test
  void unreadableTags_areRetried() {
    int id = pardot.prospects(1).get(0);
    pardot.answer("GET", TAGS, 1, 503, "{\"code\":183,\"message\":\"later\"}");
    assertThat(deliver(pardot.tag(Kind.TAG, id, "hot"))).isInstanceOf(RetryLater.class);
    assertThat(deliver(pardot.tag(Kind.TAG, id, "hot"))).isInstanceOf(Delivered.class);
  }

  private Stream<Integer> tagged(String name) {
    List<Object> ids =
        pardot.store.all("tags").stream()
            .filter(tag -> tag.get("name").equals(name))
            .map(tag -> tag.get("id"))
            .toList();
    return pardot.store.all("tagged-objects").stream()
        .filter(row -> Boolean.FALSE.equals(row.get("isDeleted")))
        .filter(row -> ids.contains(row.get("tagId")))
        .map(row -> (Integer) row.get("objectId"))
        .sorted();
  }

  private Delivery deliver(Write write) {
    return pardot.writer.write(List.of(write)).get(0);
  }

  private static Rejection rejection(Delivery delivery) {
    assertThat(delivery).isInstanceOf(Rejected.class);
    return ((Rejected) delivery).rejections().get(0);
  }
}
