package org.syncline.pardot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.intake.Change;
import org.syncline.outbox.Delivery;
import org.syncline.outbox.Delivery.Delivered;
import org.syncline.outbox.Delivery.Rejected;
import org.syncline.outbox.Delivery.Rejection;
import org.syncline.outbox.Delivery.Unknown;
import org.syncline.outbox.Write;
import org.syncline.outbox.Write.Kind;
import org.syncline.record.FieldValue;
import org.syncline.sandbox.kernel.Fault;

/** Prospects are put on lists and taken off, and answers to it are lost. */
class MembershipWritesTest {
  private static final String MEMBERSHIPS = "list-memberships";
  private static final String PATH = "/api/v5/objects/" + MEMBERSHIPS;
  private static final Duration READ_LAG = Duration.ofSeconds(90);

  private final PardotOnSandbox pardot = new PardotOnSandbox();
  private int list;
  private int prospect;

  @BeforeEach
  void add() {
    list = pardot.list("Guests", false);
    prospect = pardot.prospects(1).get(0);
  }

  @AfterEach
  void stop() {
    pardot.close();
  }

  @Test
  void join_isDeliveredAndReadBack() {
    Delivered joined = (Delivered) deliver(pardot.join(1, list, prospect));
    assertThat(joined.stored())
        .isEqualTo(Map.of("listId", FieldValue.of(list), "prospectId", FieldValue.of(prospect)));
    assertThat(
            pardot.reader.read(
                "listMembership", Set.of("listId", "optedOut"), List.of(joined.recordId())))
        .singleElement()
        .extracting(Change::fields)
        .isEqualTo(Map.of("listId", FieldValue.of(list), "optedOut", FieldValue.of(false)));
  }

  @Test
  void join_ofAMember_isRejectedWithCode58() {
    deliver(pardot.join(1, list, prospect));
    Rejection again = rejection(deliver(pardot.join(2, list, prospect)));
    assertThat(again).isEqualTo(new Rejection("58", again.message(), List.of(), false));
  }

  @Test
  void join_ofADynamicList_isRejected() {
    int dynamic = pardot.list("All of Ulm", true);
    assertThat(rejection(deliver(pardot.join(1, dynamic, prospect))).code()).isEqualTo("55");
    assertThat(pardot.store.count(MEMBERSHIPS)).isZero();
  }

  @Test
  void leave_isDelivered_andTheProspectCanJoinAgain() {
    String first = ((Delivered) deliver(pardot.join(1, list, prospect))).recordId();
    assertThat(deliver(leave(first))).isEqualTo(new Delivered(first, Optional.empty(), Map.of()));
    assertThat(deliver(pardot.join(2, list, prospect))).isInstanceOf(Delivered.class);
  }

  @Test
  void leave_ofAMembershipThatIsGone_saysSo() {
    String membership = ((Delivered) deliver(pardot.join(1, list, prospect))).recordId();
    deliver(leave(membership));
    assertThat(rejection(deliver(leave(membership))).recordGone()).isTrue();
    assertThat(rejection(deliver(leave("999999"))).recordGone()).isTrue();
  }

  @Test
  void manyMemberships_goOneByOne() {
    assertThat(pardot.writer.batchSize("listMembership", Kind.UPDATE, 5000)).isEqualTo(100);
    assertThat(pardot.writer.batchSize("listMembership", Kind.RESTORE, 1)).isEqualTo(100);
    assertThat(pardot.writer.batchSize("prospect", Kind.TAG, 5000)).isEqualTo(100);
    assertThat(pardot.writer.batchSize("prospect", Kind.RESTORE, 1)).isEqualTo(10_000);
  }

  @Test
  void defaults_areThoseOfTheObject() {
    assertThat(pardot.writer.defaults("listMembership"))
        .isEqualTo(Map.of("optedOut", FieldValue.of(false)));
    assertThat(pardot.writer.defaults("prospect")).containsEntry("score", FieldValue.of(0));
    assertThat(pardot.writer.defaults("tag")).isEmpty();
  }

  @Test
  void lostJoin_isFoundByListAndProspect() {
    int other = pardot.prospects(1).get(0);
    int second = pardot.list("Customers", false);
    deliver(pardot.join(9, second, prospect));
    Write made = lost(1, list, prospect, Fault.Kind.LOSE_ANSWER);
    int membership = pardot.store.lastId(MEMBERSHIPS);
    Write never = lost(2, list, other, Fault.Kind.LOSE_CALL);
    Write elsewhere = lost(3, second, other, Fault.Kind.LOSE_ANSWER);
    int there = pardot.store.lastId(MEMBERSHIPS);

    List<Write> all = List.of(made, never, elsewhere);
    assertThat(pardot.writer.findCreated(all)).as("too early").isEmpty();
    pardot.pass(READ_LAG);
    assertThat(pardot.writer.findCreated(all))
        .contains(Map.of(1L, "" + membership, 3L, "" + there));
  }

  @Test
  void lostJoin_thatSomebodyElseDid_isFoundToo() {
    Write never = lost(1, list, prospect, Fault.Kind.LOSE_CALL);
    int theirs =
        pardot.store.insert(
            MEMBERSHIPS,
            Map.of("listId", list, "prospectId", prospect),
            pardot.theirs.instant(),
            "a marketer");
    pardot.pass(READ_LAG);
    assertThat(pardot.writer.findCreated(List.of(never))).contains(Map.of(1L, "" + theirs));
  }

  @Test
  void lostJoin_beforeWhichTheProspectLeft_isNotFoundInTheOldMembership() {
    String old = ((Delivered) deliver(pardot.join(9, list, prospect))).recordId();
    pardot.pass(Duration.ofDays(1));
    deliver(leave(old));
    Write never = lost(1, list, prospect, Fault.Kind.LOSE_CALL);
    pardot.pass(READ_LAG);
    assertThat(pardot.writer.findCreated(List.of(never))).contains(Map.of());
  }

  private Write lost(long id, int list, int prospect, Fault.Kind kind) {
    Write write = pardot.join(id, list, prospect);
    pardot.misbehave("POST", PATH, kind, 1);
    assertThat(deliver(write)).isInstanceOf(Unknown.class);
    return write;
  }

  private Write leave(String membership) {
    return pardot.write(7, "listMembership", Kind.ARCHIVE, Optional.of(membership), Map.of());
  }

  private Delivery deliver(Write write) {
    return pardot.writer.write(List.of(write)).get(0);
  }

  private static Rejection rejection(Delivery delivery) {
    assertThat(delivery).isInstanceOf(Rejected.class);
    return ((Rejected) delivery).rejections().get(0);
  }
}
