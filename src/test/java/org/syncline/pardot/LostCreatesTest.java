package org.syncline.pardot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.syncline.outbox.Delivery.Unknown;
import org.syncline.outbox.Write;
import org.syncline.sandbox.kernel.Fault;

class LostCreatesTest {
  private static final Duration READ_LAG = Duration.ofSeconds(90);

  private final PardotOnSandbox pardot = new PardotOnSandbox();

  @AfterEach
  void stop() {
    pardot.close();
  }

  @Test
  void lostCreate_isLookedForOnlyAfterTheReadLag() {
    // Pardot itself shows it a minute late
    pardot.store.readLag(Duration.ofSeconds(60));
    Write write = lost(1, "Ann@b.example", Fault.Kind.LOSE_ANSWER);
    int calls = pardot.server.pardot().callsToday();

    pardot.pass(READ_LAG.minusSeconds(1));
    assertThat(pardot.writer.findCreated(List.of(write))).isEmpty();
    assertThat(pardot.server.pardot().callsToday()).as("nothing is asked").isEqualTo(calls);

    pardot.pass(Duration.ofSeconds(1));
    assertThat(pardot.writer.findCreated(List.of(write)))
        .contains(Map.of(1L, "" + pardot.store.lastId("prospects")));
  }

  @Test
  void createThatNeverArrived_isNotFound() {
    Write write = lost(1, "ann@b.example", Fault.Kind.LOSE_CALL);
    pardot.pass(READ_LAG);
    assertThat(pardot.writer.findCreated(List.of(write))).contains(Map.of());
  }

  @Test
  void severalLostCreates_areEachFoundOnce() {
    Write ann = lost(1, "ann@b.example", Fault.Kind.LOSE_ANSWER);
    int first = pardot.store.lastId("prospects");
    Write twin = lost(2, "ann@b.example", Fault.Kind.LOSE_ANSWER);
    int second = pardot.store.lastId("prospects");
    Write none = lost(3, "ann@b.example", Fault.Kind.LOSE_CALL);
    pardot.pass(READ_LAG);

    assertThat(pardot.writer.findCreated(List.of(ann, twin, none)))
        .contains(Map.of(1L, "" + first, 2L, "" + second));
  }

  @Test
  void prospectOfSomebodyElse_orOfEarlier_isNotOurs() {
    pardot.writer.write(List.of(pardot.create(9, Map.of("email", "ann@b.example"))));
    Write early = lost(1, "bob@b.example", Fault.Kind.LOSE_ANSWER);
    int bob = pardot.store.lastId("prospects");
    pardot.pass(Duration.ofMinutes(10));
    Write late = lost(2, "ann@b.example", Fault.Kind.LOSE_CALL);
    pardot.store.insert(
        "prospects", Map.of("email", "ann@b.example"), pardot.theirs.instant(), "a marketer");
    pardot.pass(READ_LAG);

    assertThat(pardot.writer.findCreated(List.of(early, late))).contains(Map.of(1L, "" + bob));
  }

  @Test
  void prospectMadeAndDeletedSince_isFound() {
    Write write = lost(1, "ann@b.example", Fault.Kind.LOSE_ANSWER);
    int made = pardot.store.lastId("prospects");
    pardot.store.delete("prospects", made, "a marketer");
    pardot.pass(READ_LAG);
    assertThat(pardot.writer.findCreated(List.of(write))).contains(Map.of(1L, "" + made));
  }

  @Test
  void createWithoutAnAddress_wasNotMade_andStopsNoOther() {
    Write nameless = pardot.create(1, Map.of("lastName", "Alexander"));
    Write ann = lost(2, "ann@b.example", Fault.Kind.LOSE_ANSWER);
    pardot.pass(READ_LAG);
    Optional<Map<Long, String>> found = pardot.writer.findCreated(List.of(nameless, ann));
    assertThat(found.orElseThrow()).containsOnlyKeys(2L);
  }

  @Test
  void manyProspectsSince_areSearchedToTheLastPage() {
    pardot.prospects(2500);
    Write write = lost(1, "ann@b.example", Fault.Kind.LOSE_ANSWER);
    pardot.pass(READ_LAG);
    assertThat(pardot.writer.findCreated(List.of(write)).orElseThrow()).containsOnlyKeys(1L);
  }

  private Write lost(long id, String email, Fault.Kind kind) {
    Write write = pardot.create(id, Map.of("email", email));
    pardot.misbehave("POST", PardotOnSandbox.PROSPECTS, kind, 1);
    assertThat(pardot.writer.write(List.of(write)).get(0)).isInstanceOf(Unknown.class);
    return write;
  }
}
