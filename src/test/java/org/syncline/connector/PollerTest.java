package org.syncline.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.intake.Change;
import org.syncline.intake.Intake;
import org.syncline.intake.Page;
import org.syncline.intake.PollCursor;
import org.syncline.intake.PollSource;
import org.syncline.intake.RemoteReadException;
import org.syncline.intake.Watermarks;
import org.syncline.intake.Watermarks.Watermark;
import org.syncline.record.RecordRef;
import org.syncline.record.SystemName;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.SyncByHand;
import org.syncline.testsupport.TwoSystems;

/** Where polls begin, what they store, and what becomes of pages that fail. */
@QuarkusTest
@TestProfile(TwoSystems.class)
@WithTestResource(DatabaseForTests.class)
class PollerTest {
  private static final Duration CRM_OVERLAP = Duration.ofSeconds(10);
  private static final Duration MARKETING_OVERLAP = Duration.ofSeconds(90);
  private static final UnaryOperator<Page> LOST =
      page -> {
        throw new RemoteReadException("answered 502 with no JSON: <html>", null);
      };

  @Inject SyncByHand sync;
  @Inject TwoSystems.Marketing marketing;
  @Inject TwoSystems.Crm crm;
  @Inject Poller poller;
  @Inject Rereads rereads;
  @Inject Watermarks watermarks;
  @Inject Intake intake;

  @BeforeEach
  void reset() {
    sync.reset();
    sync.matchingIsOpen();
  }

  private Watermark lead() {
    return QuarkusTransaction.requiringNew()
        .call(() -> watermarks.of(SystemName.CRM, PollSource.of("Lead")))
        .orElseThrow();
  }

  private Watermark prospect() {
    return QuarkusTransaction.requiringNew()
        .call(() -> watermarks.of(SystemName.MARKETING, PollSource.of("prospect")))
        .orElseThrow();
  }

  private String newLead(String name) {
    return crm.create("Lead", Map.of("LastName", name, "Email", name + "@x.org"));
  }

  @Test
  void watermark_afterARun_isTheLastStampLessTheOverlap() {
    Instant stamp = sync.now();
    newLead("a");
    marketing.create("prospect", Map.of("email", "a@x.org"));
    sync.forward(Duration.ofMinutes(5));
    sync.poll();
    assertThat(lead().stamp()).isEqualTo(stamp.minus(CRM_OVERLAP));
    assertThat(prospect().stamp()).isEqualTo(stamp.minus(MARKETING_OVERLAP));
  }

  @Test
  void watermark_neverPassesTheRemoteClock() {
    Instant remote = sync.now().minus(Duration.ofHours(1));
    crm.pages =
        page -> new Page(page.changes(), page.next(), page.last(), remote, page.hiddenFields());
    newLead("a");
    sync.poll();
    assertThat(lead().stamp()).isEqualTo(remote.minus(CRM_OVERLAP));
  }

  @Test
  void watermark_ofRunsThatFindNothing_doesNotDriftBack() {
    newLead("a");
    sync.poll();
    Instant reached = lead().stamp();
    crm.reset();
    for (int i = 0; i < 5; i++) {
      sync.forward(Duration.ofSeconds(30));
      sync.poll();
    }
    assertThat(lead().stamp()).isEqualTo(reached);
  }

  @Test
  void watermark_thatCannotBeStored_staysAndThePageIsReadAgain() {
    newLead("a");
    crm.pages = page -> hiding(page, "\u0000");
    poller.poll(SystemName.CRM);
    assertThat(lead().stamp()).isEqualTo(Instant.EPOCH);
    assertThat(lead().problem()).isNotNull();
    crm.pages = UnaryOperator.identity();
    poller.poll(SystemName.CRM);
    assertThat(sync.count("intake")).isOne();
    assertThat(lead().problem()).isNull();
  }

  @Test
  void page_withARecordThatCannotBeStored_keepsTheOthersAndMovesOn() {
    newLead("a");
    newLead("b");
    crm.pages = page -> withChanges(page, c -> c == page.changes().get(0) ? beyondTime(c) : c);
    poller.poll(SystemName.CRM);
    assertThat(sync.count("intake")).isOne();
    assertThat(sync.openErrors()).singleElement().matches(e -> e.kind().equals("failed"));
    assertThat(lead().stamp()).isAfter(Instant.EPOCH);
  }

  private static Page hiding(Page page, String field) {
    return new Page(page.changes(), page.next(), page.last(), page.remoteNow(), Set.of(field));
  }

  private static Page withChanges(Page page, UnaryOperator<Change> each) {
    List<Change> changes = page.changes().stream().map(each).toList();
    return new Page(changes, page.next(), page.last(), page.remoteNow(), page.hiddenFields());
  }

  /** The database has no such time. */
  private static Change beyondTime(Change change) {
    return Change.read(
        change.record(), Instant.MAX, change.fields(), false, change.changedBy(), Instant.EPOCH);
  }

  @Test
  void page_thatFails_isReadAgainFromTheSamePlace() {
    crm.pageSize(2);
    List.of("a", "b", "c", "d", "e").forEach(this::newLead);
    crm.pages = page -> crm.polls.size() == 3 ? LOST.apply(page) : page;
    poller.poll(SystemName.CRM);
    assertThat(sync.count("intake")).isEqualTo(2);
    assertThat(lead().problem()).contains("no JSON");
    assertThat(lead().readToEnd()).isFalse();
    PollCursor failed = crm.polls.get(2);
    crm.polls.clear();
    crm.pages = UnaryOperator.identity();
    poller.poll(SystemName.CRM);
    assertThat(crm.polls).contains(failed);
    assertThat(sync.count("intake")).isEqualTo(5);
    assertThat(lead().problem()).isNull();
  }

  @Test
  void sourceThatFails_doesNotKeepTheOthersFromBeingRead() {
    newLead("a");
    crm.create("Contact", Map.of("LastName", "b", "Email", "b@x.org"));
    crm.pages =
        page -> {
          if (crm.polls.size() == 1) {
            throw new IllegalArgumentException("nobody thought of this");
          }
          return page;
        };
    poller.poll(SystemName.CRM);
    assertThat(sync.count("intake")).isOne();
    assertThat(sync.count("watermark where problem = 'nobody thought of this'")).isOne();
  }

  @Test
  void sweep_everyFifteenMinutes_findsWhatCommittedLate() {
    newLead("early");
    sync.poll();
    sync.forward(Duration.ofMinutes(14));
    newLead("mover");
    sync.poll();
    Instant late = sync.now().minus(Duration.ofMinutes(12));
    crm.createAt("Lead", Map.of("LastName", "late", "Email", "late@x.org"), late);
    sync.poll();
    assertThat(sync.count("intake where record like 'crm/%'")).isEqualTo(2);
    sync.forward(Duration.ofMinutes(1));
    sync.poll();
    assertThat(sync.count("intake where record like 'crm/%'")).isEqualTo(3);
    Instant reached = lead().stamp();
    assertThat(reached).as("a sweep moves no watermark back").isAfter(late);
  }

  @Test
  void sweep_thatFails_isMadeAtTheNextPoll() {
    newLead("early");
    sync.poll();
    sync.forward(Duration.ofMinutes(16));
    newLead("mover");
    crm.createAt("Lead", Map.of("LastName", "late"), sync.now().minus(Duration.ofMinutes(12)));
    crm.pages = LOST;
    sync.poll();
    crm.pages = UnaryOperator.identity();
    sync.forward(Duration.ofSeconds(30));
    sync.poll();
    assertThat(sync.count("intake where record like 'crm/%'")).isEqualTo(3);
  }

  @Test
  void sameAgain_isDropped_otherFieldsOrContentIsNot() {
    String id = newLead("a");
    sync.poll();
    sync.poll();
    assertThat(sync.count("intake")).isOne();
    crm.edit(id, Map.of("City", "Rome"));
    sync.poll();
    assertThat(sync.count("intake")).as("same second, other content").isEqualTo(2);
    accept(id, Set.of("LastName", "Email"));
    assertThat(sync.count("intake")).as("same content, other fields").isEqualTo(3);
    accept(id, Set.of("LastName", "Email"));
    assertThat(sync.count("intake")).isEqualTo(3);
  }

  private void accept(String id, Set<String> fields) {
    QuarkusTransaction.requiringNew().run(() -> intake.accept(List.of(crm.seen(id, fields))));
  }

  @Test
  void fullSync_readsAllAgainPastDeduplication_once() {
    newLead("a");
    sync.poll();
    poller.fullSync();
    sync.poll();
    assertThat(sync.count("intake")).isEqualTo(2);
    assertThat(lead().fullSync()).isFalse();
    sync.poll();
    assertThat(sync.count("intake")).isEqualTo(2);
  }

  @Test
  void fullSync_askedWhileAPageIsRead_isNotForgotten() {
    newLead("a");
    sync.poll();
    crm.pages =
        page -> {
          crm.pages = UnaryOperator.identity();
          poller.fullSync();
          return page;
        };
    poller.poll(SystemName.CRM);
    assertThat(sync.count("intake")).isEqualTo(2);
  }

  @Test
  void source_goneFromTheMappingsWhileItIsRead_isLeft() {
    newLead("a");
    crm.pages =
        page -> {
          QuarkusTransaction.requiringNew()
              .run(() -> watermarks.keep(SystemName.CRM, List.of(), List.of(), Instant.EPOCH));
          return page;
        };
    poller.poll(SystemName.CRM);
    assertThat(sync.count("intake")).isZero();
    assertThat(sync.count("watermark where system = 'crm'")).isZero();
  }

  @Test
  void source_addedToTheMappings_shutsTheGateUntilItIsRead() {
    sync.quiet();
    assertThat(sync.count("connector where matching")).isOne();
    PollSource asset = PollSource.of("Asset");
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                watermarks.keep(
                    SystemName.CRM,
                    List.of(PollSource.of("Lead"), asset),
                    List.of(),
                    Instant.EPOCH));
    sync.decide();
    assertThat(sync.count("connector where matching")).isZero();
    poller.prepare();
    sync.quiet();
    assertThat(sync.count("watermark where source = 'Asset'")).isZero();
    assertThat(sync.count("connector where matching")).isOne();
  }

  private void keep(Instant recent, PollSource... sources) {
    QuarkusTransaction.requiringNew()
        .run(() -> watermarks.keep(SystemName.CRM, List.of(sources), List.of(), recent));
  }

  private Watermark of(PollSource source) {
    return QuarkusTransaction.requiringNew()
        .call(() -> watermarks.of(SystemName.CRM, source).orElseThrow());
  }

  @Test
  void parents_ofAnObjectThatIsReadFromNowOn_areLookedForFromAWhileAgo() {
    Instant recent = Instant.parse("2026-02-01T00:00:00Z");
    PollSource asset = PollSource.of("Asset");
    PollSource parent = PollSource.via("Asset", "Account");
    keep(recent, asset, parent);
    assertThat(of(asset).stamp()).isEqualTo(Instant.EPOCH);
    assertThat(of(parent).stamp()).isEqualTo(recent);
    PollSource owner = PollSource.via("Asset", "Product");
    keep(recent, asset, parent, owner);
    assertThat(of(owner).stamp()).as("its fields were never read").isEqualTo(Instant.EPOCH);
    poller.fullSync();
    assertThat(of(asset).fullSync()).isTrue();
    assertThat(of(parent).stamp()).as("read with the object").isEqualTo(recent);
    assertThat(of(parent).fullSync()).isFalse();
  }

  @Test
  void reread_askedAgainWhileItIsRead_isMadeAgain() {
    RecordRef record = RecordRef.crm("Lead", newLead("a"));
    reread(record);
    crm.afterRead =
        () -> {
          sync.forward(Duration.ofSeconds(1));
          reread(record);
        };
    rereads.reread();
    assertThat(sync.count("reread")).isOne();
    rereads.reread();
    assertThat(sync.count("reread")).isZero();
    assertThat(sync.count("intake")).as("past deduplication").isEqualTo(2);
  }

  private void reread(RecordRef record) {
    QuarkusTransaction.requiringNew().run(() -> intake.reread(List.of(record), sync.now()));
  }

  @Test
  void value_thatCannotBeKept_isAnErrorOfItsField_theRestGoesOn() {
    String bad = newLead("a");
    crm.edit(bad, Map.of("City", "Ro\u0000me"));
    newLead("b");
    sync.quiet();
    assertThat(sync.count("mirror where record like 'crm/%'")).isEqualTo(2);
    assertThat(sync.openErrors())
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.field()).isEqualTo("City");
              assertThat(error.kind()).isEqualTo("unreadable");
              assertThat(error.message()).contains("U+0000 at character 3");
            });
    crm.edit(bad, Map.of("City", "Rome"));
    sync.quiet();
    assertThat(sync.openErrors()).isEmpty();
  }
}
