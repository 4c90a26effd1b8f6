package org.syncline.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.intake.Change;
import org.syncline.matching.Ending;
import org.syncline.matching.Link;
import org.syncline.outbox.Delivery;
import org.syncline.outbox.Write;
import org.syncline.record.ChangedBy;
import org.syncline.record.FieldValue;
import org.syncline.record.LifeFields;
import org.syncline.record.RecordRef;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.SyncByHand;
import org.syncline.testsupport.SyncedPair;
import org.syncline.testsupport.TwoSystems;

/** Converted, merged, deleted, undeleted: what becomes of a link, in whatever order it is seen. */
@QuarkusTest
@TestProfile(TwoSystems.class)
@WithTestResource(DatabaseForTests.class)
class RecordLifeTest {
  private static final String CONTACT = "003000000000009AAA";

  @Inject SyncByHand sync;
  @Inject TwoSystems.Marketing marketing;
  @Inject TwoSystems.Crm crm;
  @Inject Recreations recreations;

  private SyncedPair pair;

  @BeforeEach
  void linked() {
    sync.reset();
    pair = new SyncedPair(sync, marketing, crm);
  }

  private List<Link> open() {
    return sync.links().stream().filter(Link::open).toList();
  }

  private void linkedWith(String prospect, String crmRecord) {
    assertThat(open()).hasSize(1);
    assertThat(open().get(0).marketing().id()).isEqualTo(prospect);
    assertThat(open().get(0).crm().id()).isEqualTo(crmRecord);
  }

  private List<Write.Kind> writtenToMarketing() {
    return marketing.writes.stream().map(Write::kind).toList();
  }

  private void convert() {
    crm.edit(pair.lead, Map.of(LifeFields.CONVERTED_TO, CONTACT));
  }

  private void contact(Map<String, ?> more) {
    Map<String, Object> fields =
        new HashMap<>(Map.of("Email", "a@x.org", "Phone", "1", "LastName", "L"));
    fields.putAll(more);
    crm.create("Contact", CONTACT, fields);
  }

  @Test
  void conversion_contactSeenInTheSameBatch_linkGoesOn() {
    contact(Map.of());
    convert();
    sync.quiet();
    linkedWith(pair.prospect, CONTACT);
    assertThat(marketing.all("prospect")).hasSize(1);
    assertThat(sync.reviews()).isEmpty();
    crm.edit(CONTACT, Map.of("Phone", "2"));
    sync.quiet();
    assertThat(marketing.value(pair.prospect, "phone")).isEqualTo("2");
    pair.settled();
  }

  @Test
  void conversion_contactSeenLater_waitsAndThenLinks() {
    convert();
    sync.round();
    marketing.edit(pair.prospect, Map.of("department", "Sales"));
    sync.round();
    assertThat(crm.writes).isEmpty();
    linkedWith(pair.prospect, pair.lead);
    contact(Map.of());
    sync.quiet();
    linkedWith(pair.prospect, CONTACT);
    assertThat(crm.value(CONTACT, "Department")).isEqualTo("Sales");
    pair.settled();
  }

  @Test
  void conversion_contactHasAProspectOfItsOwn_waitsForAPerson() {
    contact(Map.of("Email", "b@x.org"));
    String other = marketing.create("prospect", Map.of("email", "b@x.org"));
    sync.quiet();
    convert();
    sync.quiet();
    linkedWith(other, CONTACT);
    assertThat(sync.reviews()).hasSize(1);
    assertThat(sync.reviews().get(0).record().id()).isEqualTo(pair.prospect);
    assertThat(marketing.all("prospect")).hasSize(2);
    pair.settled();
  }

  @Test
  void conversion_beforeTheFirstRead_prospectThatNamesTheLeadIsLinkedWithTheContact() {
    sync.reset();
    crm.create("Lead", "00Q000000000001AAA", Map.of("Email", "a@x.org", "LastName", "L"));
    crm.edit("00Q000000000001AAA", Map.of(LifeFields.CONVERTED_TO, CONTACT));
    contact(Map.of());
    String prospect =
        marketing.create(
            "prospect", Map.of("email", "c@x.org", "salesforceId", "00Q000000000001AAA"));
    sync.quiet();
    linkedWith(prospect, CONTACT);
    assertThat(marketing.value(prospect, "salesforceId")).isEqualTo(CONTACT);
  }

  @Test
  void crmDelete_archivesTheProspect_andUndeleteBringsItBack() {
    crm.delete(pair.lead);
    sync.quiet();
    assertThat(marketing.all("prospect")).isEmpty();
    assertThat(writtenToMarketing()).containsExactly(Write.Kind.ARCHIVE);
    assertThat(sync.links()).extracting(Link::ended).containsExactly(Ending.CRM_DELETED);
    assertThat(sync.count("outbox")).isZero();
    crm.undelete(pair.lead);
    sync.quiet();
    linkedWith(pair.prospect, pair.lead);
    assertThat(marketing.all("prospect")).hasSize(1);
    assertThat(writtenToMarketing()).containsExactly(Write.Kind.ARCHIVE, Write.Kind.RESTORE);
    crm.edit(pair.lead, Map.of("Phone", "3"));
    sync.quiet();
    assertThat(marketing.value(pair.prospect, "phone")).isEqualTo("3");
    pair.settled();
  }

  @Test
  void crmDelete_prospectTakenOutOfTheBinByAPerson_staysFlaggedAndGetsNoLead() {
    crm.delete(pair.lead);
    sync.quiet();
    marketing.undelete(pair.prospect);
    marketing.edit(pair.prospect, Map.of("salesforceOwnerId", "005000000000001AAA"));
    sync.quiet();
    assertThat(marketing.all("prospect")).hasSize(1);
    assertThat(crm.all("Lead")).isEmpty();
    assertThat(writtenToMarketing()).containsExactly(Write.Kind.ARCHIVE);
    pair.settled();
  }

  @Test
  void crmDelete_answerToTheArchivingIsLost_isFoundOutByLooking() {
    crm.delete(pair.lead);
    sync.pollAndDecide();
    marketing.loseNextAnswer();
    sync.deliver();
    sync.quiet();
    assertThat(writtenToMarketing()).containsExactly(Write.Kind.ARCHIVE);
    assertThat(sync.count("outbox")).isZero();
    assertThat(marketing.all("prospect")).isEmpty();
  }

  @Test
  void crmDelete_archivingRefused_isASyncErrorAndNotTriedForEver() {
    crm.delete(pair.lead);
    sync.pollAndDecide();
    marketing.rejectNext();
    sync.deliver();
    sync.quiet();
    assertThat(marketing.writes).isEmpty();
    assertThat(sync.openErrors()).hasSize(1);
    assertThat(sync.openErrors().get(0).message()).contains("archive");
  }

  @Test
  void crmUndelete_whileTheArchivingIsSent_bringsTheProspectBack() {
    crm.delete(pair.lead);
    sync.pollAndDecide();
    marketing.beforeWrite =
        () -> {
          crm.undelete(pair.lead);
          sync.pollAndDecide();
        };
    sync.quiet();
    linkedWith(pair.prospect, pair.lead);
    assertThat(marketing.all("prospect")).hasSize(1);
    pair.settled();
  }

  @Test
  void pushedDelete_thatWasAMerge_followsTheMergeOnceItIsRead() {
    String winner = crm.create("Lead", Map.of("LastName", "W", "Phone", "9"));
    sync.quiet();
    crm.edit(pair.lead, Map.of(LifeFields.MERGED_INTO, winner));
    crm.delete(pair.lead);
    Instant at = sync.now().truncatedTo(ChronoUnit.SECONDS);
    sync.acceptAgain(
        List.of(
            new Change(
                RecordRef.crm("Lead", pair.lead),
                at,
                Map.of(),
                Map.of(),
                true,
                ChangedBy.USER,
                Optional.empty(),
                Optional.empty())));
    sync.quiet();
    linkedWith(pair.prospect, winner);
    assertThat(marketing.all("prospect")).hasSize(1);
    assertThat(marketing.value(pair.prospect, "phone")).isEqualTo("9");
  }

  @Test
  void prospect_thatNamesADeletedLead_butHasTheAddressOfAnother_isLinkedWithThat() {
    sync.reset();
    String old = crm.create("Lead", Map.of("Email", "a@x.org", "LastName", "L"));
    crm.delete(old);
    String again = crm.create("Lead", Map.of("Email", "a@x.org", "LastName", "L"));
    String prospect = marketing.create("prospect", Map.of("email", "a@x.org", "salesforceId", old));
    sync.quiet();
    linkedWith(prospect, again);
    assertThat(marketing.all("prospect")).hasSize(1);
    assertThat(marketing.value(prospect, "salesforceId")).isEqualTo(again);
  }

  @Test
  void record_thatNoReadShowsAnyMore_endsTheLink_andItsProspectStays() {
    Instant at = sync.now().plusSeconds(1);
    sync.acceptAgain(
        List.of(
            Change.read(
                RecordRef.crm("Lead", pair.lead), at, Map.of(), true, ChangedBy.UNKNOWN, at)));
    sync.decide();
    sync.deliver();
    assertThat(open()).isEmpty();
    assertThat(marketing.writes).isEmpty();
    assertThat(marketing.all("prospect")).hasSize(1);
  }

  @Test
  void merge_bothHadProspects_loserGoesToTheBin_winnerStays() {
    String winner = crm.create("Lead", Map.of("Email", "w@x.org", "LastName", "W"));
    String twin = marketing.create("prospect", Map.of("email", "w@x.org"));
    sync.quiet();
    crm.edit(pair.lead, Map.of(LifeFields.MERGED_INTO, winner));
    crm.delete(pair.lead);
    sync.quiet();
    linkedWith(twin, winner);
    assertThat(marketing.all("prospect")).extracting(stored -> stored.id()).containsExactly(twin);
    assertThat(sync.reviews()).isEmpty();
    pair.settled();
  }

  @Test
  void merge_winnerNotReadYet_waits() {
    String winner = "00Q000000000077AAA";
    crm.edit(pair.lead, Map.of(LifeFields.MERGED_INTO, winner));
    crm.delete(pair.lead);
    sync.round();
    assertThat(marketing.writes).isEmpty();
    crm.create("Lead", winner, Map.of("Email", "a@x.org", "LastName", "W", "City", "Oslo"));
    sync.quiet();
    linkedWith(pair.prospect, winner);
    assertThat(marketing.value(pair.prospect, "city")).isEqualTo("Oslo");
    pair.settled();
  }

  @Test
  void merge_inAChain_endsAtTheLast() {
    String second = crm.create("Lead", Map.of("Email", "s@x.org", "LastName", "S"));
    String third = crm.create("Lead", Map.of("Email", "t@x.org", "LastName", "T"));
    crm.edit(second, Map.of(LifeFields.MERGED_INTO, third));
    crm.delete(second);
    crm.edit(pair.lead, Map.of(LifeFields.MERGED_INTO, second));
    crm.delete(pair.lead);
    sync.quiet();
    assertThat(open()).extracting(link -> link.crm().id()).contains(third);
    assertThat(marketing.value(pair.prospect, "email")).isEqualTo("t@x.org");
  }

  @Test
  void prospectDelete_leavesTheCrmRecord_andDoesNotComeBack() {
    marketing.delete(pair.prospect);
    sync.quiet();
    crm.edit(pair.lead, Map.of("Phone", "5"));
    sync.quiet();
    assertThat(crm.all("Lead")).hasSize(1);
    assertThat(marketing.all("prospect")).isEmpty();
    assertThat(crm.writes).isEmpty();
    assertThat(marketing.writes).isEmpty();
    crm.delete(pair.lead);
    sync.quiet();
    crm.undelete(pair.lead);
    sync.quiet();
    assertThat(marketing.all("prospect")).isEmpty();
    assertThat(marketing.writes).isEmpty();
  }

  @Test
  void archivedByUs_staleRead_doesNotReviveTheProspect() {
    Change stale = marketing.seen(pair.prospect, Set.of("email", "phone"));
    crm.delete(pair.lead);
    sync.round();
    assertThat(writtenToMarketing()).containsExactly(Write.Kind.ARCHIVE);
    sync.acceptAgain(List.of(stale));
    sync.quiet();
    assertThat(open()).isEmpty();
    assertThat(writtenToMarketing()).containsExactly(Write.Kind.ARCHIVE);
    assertThat(sync.count("outbox")).isZero();
  }

  @Test
  void emailChange_onEitherSide_followsAndMakesNoSecondRecord() {
    crm.edit(pair.lead, Map.of("Email", "b@x.org"));
    sync.quiet();
    assertThat(marketing.value(pair.prospect, "email")).isEqualTo("b@x.org");
    marketing.edit(pair.prospect, Map.of("email", "c@x.org"));
    sync.quiet();
    assertThat(crm.value(pair.lead, "Email")).isEqualTo("c@x.org");
    assertThat(crm.all("Lead")).hasSize(1);
    assertThat(marketing.all("prospect")).hasSize(1);
    pair.settled();
  }

  @Test
  void twoProspectsWithOneAddress_stayApart() {
    marketing.create("prospect", Map.of("email", "a@x.org", "phone", "7"));
    sync.quiet();
    linkedWith(pair.prospect, pair.lead);
    assertThat(marketing.value(pair.prospect, "phone")).isEqualTo("1");
    assertThat(sync.reviews()).hasSize(1);
  }

  @Test
  void archiving_ofAProspectThatIsGoneAlready_isDone() {
    crm.delete(pair.lead);
    sync.pollAndDecide();
    marketing.answerNext(
        write ->
            Optional.of(
                new Delivery.Rejected(
                    List.of(new Delivery.Rejection("109", "not found", List.of(), true)))));
    sync.deliver();
    sync.quiet();
    assertThat(sync.openErrors()).isEmpty();
    assertThat(sync.count("outbox")).isZero();
  }

  private void pushDelete(String lead) {
    sync.acceptAgain(
        List.of(
            new Change(
                RecordRef.crm("Lead", lead),
                sync.now().truncatedTo(ChronoUnit.SECONDS),
                Map.of(),
                Map.of(),
                true,
                ChangedBy.USER,
                Optional.empty(),
                Optional.empty())));
    sync.decide();
  }

  private static Set<String> leadFields() {
    return Set.of("Email", "Phone", "City", "LastName", LifeFields.MERGED_INTO);
  }

  @Test
  void conversion_contactIsHiddenFromUs_prospectStays() {
    convert();
    sync.round();
    Instant at = sync.now().plusSeconds(1);
    Change hidden =
        Change.read(RecordRef.crm("Contact", CONTACT), at, Map.of(), true, ChangedBy.UNKNOWN, at);
    sync.acceptAgain(List.of(hidden));
    sync.quiet();
    crm.edit(pair.lead, Map.of("City", "Bari"));
    sync.quiet();
    assertThat(marketing.writes).isEmpty();
    assertThat(marketing.all("prospect")).hasSize(1);
    sync.forward(Duration.ofMinutes(5));
    contact(Map.of());
    sync.quiet();
    linkedWith(pair.prospect, CONTACT);
    pair.settled();
  }

  @Test
  void pushedDelete_staleReadShowsItAlive_nothingIsArchivedBeforeItIsLookedAt() {
    String winner = crm.create("Lead", Map.of("LastName", "W", "Phone", "9"));
    sync.quiet();
    Change stale = crm.seen(pair.lead, leadFields());
    sync.forward(Duration.ofSeconds(30));
    crm.edit(pair.lead, Map.of(LifeFields.MERGED_INTO, winner));
    crm.delete(pair.lead);
    crm.unreadable.add(pair.lead);
    pushDelete(pair.lead);
    sync.acceptAgain(List.of(stale));
    sync.decide();
    sync.deliverOnly();
    assertThat(marketing.writes).isEmpty();
    crm.unreadable.clear();
    sync.quiet();
    linkedWith(pair.prospect, winner);
    assertThat(marketing.all("prospect")).hasSize(1);
  }

  @Test
  void secondProspectOfADeletedLead_isNotArchivedUnseen_andDoesNotTakeItsLink() {
    String second =
        marketing.create("prospect", Map.of("email", "s@x.org", "salesforceId", pair.lead));
    sync.quiet();
    assertThat(sync.reviews()).hasSize(1);
    crm.unreadable.add(pair.lead);
    pushDelete(pair.lead);
    sync.deliverOnly();
    assertThat(marketing.writes).isEmpty();
    crm.unreadable.clear();
    sync.forward(Duration.ofSeconds(30));
    crm.delete(pair.lead);
    sync.quiet();
    assertThat(marketing.all("prospect")).extracting(one -> one.id()).containsExactly(second);
    crm.undelete(pair.lead);
    sync.quiet();
    linkedWith(pair.prospect, pair.lead);
    assertThat(marketing.all("prospect")).hasSize(2);
    assertThat(sync.reviews()).hasSize(1);
  }

  @Test
  void secondProspect_thatChangesWhileTheFirstIsBeingRestored_doesNotTakeItsLink() {
    String second =
        marketing.create("prospect", Map.of("email", "s@x.org", "salesforceId", pair.lead));
    sync.quiet();
    crm.delete(pair.lead);
    sync.quiet();
    crm.undelete(pair.lead);
    sync.pollAndDecide();
    marketing.edit(second, Map.of("city", "Bari"));
    sync.pollAndDecide();
    sync.quiet();
    linkedWith(pair.prospect, pair.lead);
    assertThat(marketing.all("prospect")).hasSize(2);
  }

  @Test
  void prospectThatNamesALeadWhoseDeleteWasOnlyPushed_isNotArchivedUnseen() {
    marketing.delete(pair.prospect);
    sync.quiet();
    crm.unreadable.add(pair.lead);
    sync.forward(Duration.ofSeconds(30));
    pushDelete(pair.lead);
    String named =
        marketing.create("prospect", Map.of("email", "n@x.org", "salesforceId", pair.lead));
    sync.pollMarketing();
    sync.decide();
    sync.deliverOnly();
    assertThat(marketing.writes).isEmpty();
    assertThat(marketing.all("prospect")).extracting(one -> one.id()).containsExactly(named);
  }

  @Test
  void undeletedAndConverted_betweenTwoReads_theProspectComesBackToTheContact() {
    crm.delete(pair.lead);
    sync.quiet();
    crm.undelete(pair.lead);
    convert();
    contact(Map.of("Department", "Sales"));
    sync.quiet();
    linkedWith(pair.prospect, CONTACT);
    assertThat(marketing.all("prospect")).hasSize(1);
    assertThat(marketing.value(pair.prospect, "department")).isEqualTo("Sales");
    pair.settled();
  }

  @Test
  void undeletedAndConverted_whileTheArchivingIsSent_theProspectComesBackToTheContact() {
    crm.delete(pair.lead);
    sync.pollAndDecide();
    marketing.beforeWrite =
        () -> {
          crm.undelete(pair.lead);
          convert();
          contact(Map.of());
          sync.pollAndDecide();
        };
    sync.quiet();
    linkedWith(pair.prospect, CONTACT);
    assertThat(marketing.all("prospect")).hasSize(1);
    pair.settled();
  }

  @Test
  void convertedWhileTheArchivingIsSent_toAContactOfAnother_waitsForAPersonOutsideTheBin() {
    contact(Map.of("Email", "b@x.org"));
    String other = marketing.create("prospect", Map.of("email", "b@x.org"));
    sync.quiet();
    crm.delete(pair.lead);
    sync.pollAndDecide();
    marketing.beforeWrite =
        () -> {
          crm.undelete(pair.lead);
          convert();
          sync.pollAndDecide();
        };
    sync.quiet();
    linkedWith(other, CONTACT);
    assertThat(marketing.all("prospect")).hasSize(2);
    assertThat(sync.reviews()).extracting(one -> one.record().id()).containsExactly(pair.prospect);
  }

  @Test
  void anotherRecord_allowedWhileTheArchivingIsSent_isRefused() {
    crm.delete(pair.lead);
    sync.pollAndDecide();
    List<String> said = new ArrayList<>();
    marketing.beforeWrite =
        () ->
            recreations.allow(RecordRef.marketing("prospect", pair.prospect)).ifPresent(said::add);
    sync.quiet();
    assertThat(said).singleElement().asString().contains("recycle bin");
    assertThat(marketing.all("prospect")).isEmpty();
    assertThat(crm.all("Lead")).isEmpty();
  }

  @Test
  void anotherRecord_allowedBeforeTheArchivingIsSent_takesItBack() {
    crm.delete(pair.lead);
    sync.pollAndDecide();
    assertThat(recreations.allow(RecordRef.marketing("prospect", pair.prospect))).isEmpty();
    sync.deliverOnly();
    sync.quiet();
    assertThat(marketing.all("prospect")).hasSize(1);
    assertThat(writtenToMarketing()).doesNotContain(Write.Kind.ARCHIVE);
  }

  @Test
  void convertedAndThenDeleted_contactHasAProspectOfItsOwn_waitsForAPerson() {
    contact(Map.of("Email", "b@x.org"));
    String other = marketing.create("prospect", Map.of("email", "b@x.org"));
    sync.quiet();
    convert();
    crm.delete(pair.lead);
    sync.quiet();
    linkedWith(other, CONTACT);
    assertThat(marketing.all("prospect")).hasSize(2);
    assertThat(sync.reviews()).extracting(one -> one.record().id()).containsExactly(pair.prospect);
  }

  @Test
  void prospectThatNamesAConvertedLead_contactNotReadYet_getsNoSecondLead() {
    sync.reset();
    String lead = crm.create("Lead", Map.of("Email", "a@x.org", "LastName", "L"));
    crm.edit(lead, Map.of(LifeFields.CONVERTED_TO, CONTACT));
    sync.quiet();
    String prospect =
        marketing.create(
            "prospect",
            Map.of(
                "email", "c@x.org",
                "salesforceId", lead,
                "salesforceOwnerId", "005000000000001AAA"));
    sync.quiet();
    assertThat(crm.all("Lead")).hasSize(1);
    assertThat(crm.writes).isEmpty();
    contact(Map.of());
    sync.quiet();
    linkedWith(prospect, CONTACT);
    assertThat(crm.all("Lead")).hasSize(1);
  }

  private String assignedProspect() {
    return marketing.create(
        "prospect",
        Map.of("email", "n@x.org", "lastName", "N", "salesforceOwnerId", "005000000000001AAA"));
  }

  /** Somebody acts on the record that we make, before we know that we have made it. */
  private void beforeTheAnswer(Consumer<String> act) {
    crm.answerNext(
        write -> {
          Delivery made = crm.carryOut(write);
          act.accept(((Delivery.Delivered) made).recordId());
          sync.pollAndDecide();
          return Optional.of(made);
        });
  }

  @Test
  void lead_convertedBeforeItsCreateIsAnswered_linkGoesOnToTheContact() {
    String prospect = assignedProspect();
    sync.pollAndDecide();
    beforeTheAnswer(
        lead -> {
          crm.create("Contact", CONTACT, Map.of("Email", "n@x.org", "LastName", "N"));
          crm.edit(lead, Map.of(LifeFields.CONVERTED_TO, CONTACT));
        });
    sync.quiet();
    assertThat(open())
        .filteredOn(link -> link.marketing().id().equals(prospect))
        .extracting(link -> link.crm().id())
        .containsExactly(CONTACT);
  }

  @Test
  void lead_deletedBeforeItsCreateIsAnswered_itsProspectGoesToTheBin() {
    String prospect = assignedProspect();
    sync.pollAndDecide();
    beforeTheAnswer(crm::delete);
    sync.quiet();
    assertThat(marketing.all("prospect")).extracting(one -> one.id()).doesNotContain(prospect);
  }

  @Test
  void crmDelete_soonAfterAnUndelete_takesTheRestoringBack() {
    crm.delete(pair.lead);
    sync.quiet();
    crm.undelete(pair.lead);
    sync.pollAndDecide();
    sync.forward(Duration.ofSeconds(5));
    crm.delete(pair.lead);
    sync.pollAndDecide();
    sync.deliverOnly();
    sync.quiet();
    assertThat(marketing.all("prospect")).isEmpty();
    assertThat(sync.count("outbox")).isZero();
  }

  @Test
  void idOfTheWinner_thatPardotDoesNotKeep_isNotWrittenForEver() {
    crm.edit(pair.lead, Map.of("City", "Bari"));
    marketing.edit(pair.prospect, Map.of("salesforceId", pair.lead));
    String winner = crm.create("Lead", Map.of("LastName", "W", "Phone", "9"));
    sync.quiet();
    marketing.stores = value -> value.text().equals(winner) ? FieldValue.of(pair.lead) : value;
    crm.edit(pair.lead, Map.of(LifeFields.MERGED_INTO, winner));
    crm.delete(pair.lead);
    marketing.writes.clear();
    sync.quiet();
    sync.quiet();
    linkedWith(pair.prospect, winner);
    assertThat(marketing.writes)
        .filteredOn(write -> write.fields().containsKey("salesforceId"))
        .hasSize(1);
    pair.settled();
  }
}
