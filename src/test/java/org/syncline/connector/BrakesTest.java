package org.syncline.connector;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.database.Rows;
import org.syncline.outbox.Delivery;
import org.syncline.outbox.Effect;
import org.syncline.outbox.EffectLedger;
import org.syncline.outbox.OutboxRepository;
import org.syncline.outbox.OutboxRepository.Due;
import org.syncline.outbox.OutboxRow;
import org.syncline.outbox.Write;
import org.syncline.record.SystemName;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.SyncByHand;
import org.syncline.testsupport.TestConfig;
import org.syncline.testsupport.TwoSystems;

/** The sync stops itself before too much of one object is blanked, created or reassigned. */
@QuarkusTest
@TestProfile(BrakesTest.SmallBrakes.class)
@WithTestResource(DatabaseForTests.class)
class BrakesTest {
  private static final int PEOPLE = 20;
  private static final int LIMIT = 4;
  private static final String OWNER = "0050000000000%02dAAA";

  @Inject SyncByHand sync;
  @Inject TwoSystems.Marketing marketing;
  @Inject TwoSystems.Crm crm;
  @Inject FirstSync firstSync;
  @Inject Connector connector;
  @Inject OutboxWorker worker;
  @Inject OutboxRepository outbox;
  @Inject EffectLedger ledger;
  @Inject RecordCounts records;
  @Inject Rows rows;
  @Inject Clock clock;
  private final List<String> leads = new ArrayList<>();

  /** A fifth of twenty is the limit. */
  public static class SmallBrakes extends TwoSystems {
    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
      settings.put("syncline.brakes.share", "20");
      settings.put("syncline.brakes.at-least", "3");
      return settings;
    }
  }

  @BeforeEach
  void firstSyncIsInStep() {
    sync.reset();
    leads.clear();
    for (int i = 0; i < PEOPLE; i++) {
      String email = "p" + i + "@x.org";
      marketing.create("prospect", Map.of("email", email, "phone", "1", "lastName", "L"));
      leads.add(
          crm.create(
              "Lead", Map.of("Email", email, "Phone", "1", "LastName", "L", "OwnerId", owner(1))));
    }
    sync.quiet();
    fourWaves();
    assertThat(connector.state().inStep()).isTrue();
    marketing.writes.clear();
    crm.writes.clear();
  }

  private void fourWaves() {
    for (int wave = 0; wave < 4; wave++) {
      firstSync.step();
    }
  }

  private static String owner(int number) {
    return OWNER.formatted(number);
  }

  private void clearPhones(int from, int to) {
    leads.subList(from, to).forEach(lead -> crm.edit(lead, Map.of("Phone", "")));
  }

  private void createLeads(int number) {
    for (int i = 0; i < number; i++) {
      crm.create("Lead", Map.of("Email", "new" + i + "@x.org", "LastName", "L"));
    }
  }

  private void reassign(int number) {
    leads.subList(0, number).forEach(lead -> crm.edit(lead, Map.of("OwnerId", owner(2))));
  }

  private void act(String effect, int number) {
    switch (effect) {
      case "blank" -> clearPhones(0, number);
      case "create" -> createLeads(number);
      default -> reassign(number);
    }
  }

  private long counted() {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                ledger
                    .counts(
                        SystemName.MARKETING,
                        "prospect",
                        EnumSet.allOf(Effect.class),
                        clock.instant().minus(Duration.ofHours(1)),
                        clock.instant())
                    .stream()
                    .mapToLong(EffectLedger.Count::sent)
                    .sum());
  }

  @ParameterizedTest
  @CsvSource({
    "blank, blank a value of a, Salesforce is the master of this field",
    "create, create a, mapping lead",
    "reassign, reassign a, Salesforce is the master of this field",
  })
  void effect_beyondTheLimit_stopsBeforeAnythingIsSent_andSaysWhy(
      String effect, String does, String cause) {
    act(effect, LIMIT + 1);
    sync.round();
    assertThat(marketing.writes).isEmpty();
    Connector.State state = connector.state();
    assertThat(state.paused()).isTrue();
    assertThat(state.braked()).isTrue();
    assertThat(state.reading()).isTrue();
    assertThat(state.reason())
        .contains("5 writes would each " + does + " prospect of marketing within 60 minutes")
        .contains("4 are allowed")
        .contains("20 % of 20, at least 3")
        .contains("api/v1/connector/plan")
        .contains("resume")
        .contains(cause);
  }

  @ParameterizedTest
  @CsvSource({"blank", "create", "reassign"})
  void effect_upToTheLimit_goesOn(String effect) {
    act(effect, LIMIT);
    sync.round();
    assertThat(marketing.writes).hasSize(LIMIT);
    assertThat(counted()).isEqualTo(LIMIT);
    assertThat(connector.running()).isTrue();
  }

  @Test
  void otherWrites_areNotCounted() {
    leads.forEach(lead -> crm.edit(lead, Map.of("City", "Oslo", "Phone", "2")));
    sync.round();
    assertThat(marketing.writes).hasSize(PEOPLE);
    assertThat(counted()).isZero();
  }

  @Test
  void resume_letsThroughExactlyWhatWaits() {
    clearPhones(0, LIMIT + 2);
    sync.round();
    given().post("/api/v1/connector/resume").then().body("state", equalTo("running"));
    sync.deliver();
    assertThat(marketing.writes).hasSize(LIMIT + 2);
    assertThat(counted()).as("what was let through does not count").isZero();

    clearPhones(LIMIT + 2, LIMIT + 2 + LIMIT);
    sync.round();
    assertThat(marketing.writes).hasSize(LIMIT + 2 + LIMIT);
    clearPhones(PEOPLE - 1, PEOPLE);
    sync.round();
    assertThat(marketing.writes).hasSize(LIMIT + 2 + LIMIT);
    assertThat(connector.state().braked()).isTrue();
  }

  @Test
  void oneEffectLetThrough_doesNotLetThroughAnotherOfTheSameWrites() {
    reassign(LIMIT + 1);
    sync.round();
    connector.resume();
    clearPhones(0, LIMIT + 1);
    sync.round();
    assertThat(marketing.writes).isEmpty();
    assertThat(connector.state().reason()).contains("blank a value of a prospect");
  }

  @Test
  void letThroughForOneField_isNotForAnother() {
    List<String> graded = new ArrayList<>();
    for (int i = 0; i < LIMIT + 2; i++) {
      Map<String, Object> prospect = Map.of("email", "g" + i + "@x.org", "grade", "A", "score", 5);
      graded.add(marketing.create("prospect", prospect));
      crm.create(
          "Lead",
          Map.of("Email", "g" + i + "@x.org", "LastName", "L", "Grade__c", "A", "Score__c", 5));
    }
    sync.quiet();
    graded.forEach(prospect -> marketing.edit(prospect, Map.of("grade", "")));
    sync.round();
    assertThat(connector.state().reason()).contains("blank a value of a Lead");
    connector.resume();
    crm.writes.clear();
    graded.forEach(prospect -> marketing.edit(prospect, Map.of("score", "")));
    sync.pollAndDecide();
    sync.deliver();
    assertThat(crm.writes).isEmpty();
    assertThat(connector.state().braked()).isTrue();
  }

  @Test
  void resume_afterAnyOtherPause_letsNothingThrough() {
    connector.resume();
    connector.pause("maintenance", true);
    clearPhones(0, LIMIT + 1);
    sync.pollAndDecide();
    connector.resume();
    sync.deliver();
    assertThat(marketing.writes).isEmpty();
    assertThat(connector.state().braked()).isTrue();
  }

  @Test
  void pausedByHandWhileABrakeHolds_isStillBraked() {
    clearPhones(0, LIMIT + 1);
    sync.round();
    connector.pause("let me look", true);
    assertThat(connector.state().braked()).isTrue();
    connector.resume();
    sync.deliver();
    assertThat(marketing.writes).hasSize(LIMIT + 1);
  }

  /** A new prospect is blank where the lead is not, and for these fields Pardot is the master. */
  @Test
  void newConnection_resumedOnce_isNotStoppedByWhatItsCreatesBring() {
    newConnection();
    for (int i = 0; i < 2 * LIMIT; i++) {
      crm.create("Lead", Map.of("Email", "n" + i + "@x.org", "LastName", "L", "Grade__c", "A"));
    }
    sync.pollAndDecide();
    connector.resume();
    sync.quiet();
    assertThat(connector.running()).isTrue();
    assertThat(marketing.all("prospect")).hasSize(PEOPLE + 2 * LIMIT);
  }

  private void newConnection() {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                rows.run(
                    "update connector set paused = true, reading = true, in_step = true,"
                        + " resumed_at = null",
                    Map.of()));
  }

  @Test
  void windowThatHasPassed_countsAnew() {
    clearPhones(0, LIMIT);
    sync.round();
    sync.forward(Duration.ofMinutes(62));
    clearPhones(LIMIT, 2 * LIMIT);
    sync.round();
    assertThat(marketing.writes).hasSize(2 * LIMIT);
    clearPhones(2 * LIMIT, 2 * LIMIT + 1);
    sync.round();
    assertThat(marketing.writes).as("the window goes with the time").hasSize(2 * LIMIT);
    assertThat(connector.state().braked()).isTrue();
  }

  @Test
  void retriedWrites_countOnce_evenWhenAnswersAreLost() {
    clearPhones(0, LIMIT);
    sync.pollAndDecide();
    marketing.answerNext(w -> Optional.of(new Delivery.RetryLater("busy", Optional.empty())));
    marketing.loseNextAnswer();
    sync.deliver();
    assertThat(sync.count("outbox")).isEqualTo(2);
    sync.quiet();
    assertThat(sync.count("outbox")).isZero();
    assertThat(counted()).isEqualTo(LIMIT);
    assertThat(connector.running()).isTrue();
  }

  @Test
  void writeSentAgainAfterTheWindow_countsWhenItIsSent() {
    clearPhones(0, LIMIT);
    sync.pollAndDecide();
    for (int i = 0; i < LIMIT; i++) {
      marketing.answerNext(
          w -> Optional.of(new Delivery.RetryLater("busy", Optional.of(Duration.ofHours(2)))));
    }
    sync.deliver();
    sync.forward(Duration.ofHours(3));
    clearPhones(LIMIT, LIMIT + 1);
    sync.pollAndDecide();
    sync.deliver();
    assertThat(marketing.writes).isEmpty();
    assertThat(connector.state().reason()).contains("5 writes");
  }

  @Test
  void manySenders_neverSendMoreThanTheLimit() throws Exception {
    AtomicBoolean ended = new AtomicBoolean();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<?>> senders = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      senders.add(
          threads.submit(
              () -> {
                while (!ended.get()) {
                  worker.deliver(SystemName.MARKETING);
                }
              }));
    }
    for (int i = 0; i < PEOPLE; i++) {
      clearPhones(i, i + 1);
      sync.pollAndDecide();
    }
    ended.set(true);
    for (Future<?> sender : senders) {
      sender.get(30, TimeUnit.SECONDS);
    }
    threads.shutdown();
    assertThat(marketing.writes).hasSize(LIMIT);
    assertThat(connector.state().braked()).isTrue();
    assertThat(sync.count("outbox where state = 'waiting'")).isEqualTo(PEOPLE - LIMIT);
  }

  @Test
  void brakedSync_isReadyButDegraded_andGoesOnReading() {
    createLeads(LIMIT + 1);
    sync.round();
    given()
        .get("/q/health/ready")
        .then()
        .statusCode(200)
        .body("checks.find { it.name == 'sync' }.data.brakes", containsString("degraded: a brake"));
    given()
        .get("/api/v1/connector")
        .then()
        .body("state", equalTo("paused"))
        .body("reading", equalTo(true))
        .body("reason", containsString("create a prospect of marketing"));
    given()
        .get("/api/v1/connector/plan")
        .then()
        .statusCode(200)
        .body("objects.find { it.object == 'prospect' }.created", equalTo(LIMIT + 1))
        .body("objects.find { it.object == 'prospect' }.creates[0].mapping", equalTo("lead"));
  }

  @Test
  void effectThatIsSwitchedOff_isNotBraked() {
    createLeads(LIMIT + 1);
    sync.pollAndDecide();
    Due due = new Due("prospect", Write.Kind.CREATE, LIMIT + 1, sync.now());
    assertThat(
            brakes("off", "create,reassign")
                .handOut(SystemName.MARKETING, "prospect", () -> handOut(due)))
        .hasSize(LIMIT + 1);
    assertThat(connector.running()).isTrue();
  }

  private List<OutboxRow> handOut(Due due) {
    return outbox.handOut(SystemName.MARKETING, due, PEOPLE, 1, clock.instant());
  }

  private Brakes brakes(String key, String value) {
    BrakesConfig config =
        TestConfig.of(BrakesConfig.class, Map.of("syncline.brakes." + key, value));
    return new Brakes(connector, ledger, records, config, clock);
  }

  @ParameterizedTest
  @CsvSource({"share, 101, 0 to 100", "at-least, -1, 0 or more", "window, 1s, 1m or longer"})
  void setting_thatMakesNoSense_isNamedWithWhatIsAllowed(String key, String value, String allowed) {
    assertThatThrownBy(() -> brakes(key, value).check(null))
        .hasMessageContaining("syncline.brakes." + key)
        .hasMessageContaining(allowed);
  }

  @Test
  void firstSync_isNotBraked_untilItIsInStep() {
    sync.reset();
    for (int i = 0; i < PEOPLE; i++) {
      crm.create("Lead", Map.of("Email", "n" + i + "@x.org", "LastName", "L"));
    }
    sync.poll();
    sync.decide();
    fourWaves();
    assertThat(connector.state().inStep()).as("its creates still wait").isFalse();
    sync.deliver();
    fourWaves();
    assertThat(connector.state().inStep()).as("what it made is yet to be read").isFalse();
    sync.quiet();
    fourWaves();
    assertThat(marketing.writes).hasSize(PEOPLE);
    assertThat(connector.state().inStep()).isTrue();
    assertThat(counted()).isZero();
  }
}
