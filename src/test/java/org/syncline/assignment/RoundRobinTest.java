package org.syncline.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.assignment.RoundRobin.Dealt;
import org.syncline.database.Rows;
import org.syncline.decision.criteria.Prospect;
import org.syncline.mapping.UserGroup;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;
import org.syncline.rules.LiveRuleSets;
import org.syncline.rules.RuleSet;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.OwnRuleFiles;
import org.syncline.testsupport.RuleFiles;
import org.syncline.testsupport.SyncByHand;
import org.syncline.testsupport.TwoSystems;

/** The cases of {@code conformance/assignment.yaml} about turns, by their numbers there. */
@QuarkusTest
@TestProfile(OwnRuleFiles.class)
@WithTestResource(DatabaseForTests.class)
class RoundRobinTest {
  private static final Instant DAWN = Instant.parse("2026-11-27T00:00:00Z");

  @Inject SyncByHand sync;
  @Inject TwoSystems.Crm crm;
  @Inject LiveRuleSets ruleSets;
  @Inject RoundRobin roundRobin;
  @Inject Assigning assigning;
  @Inject AssignmentRepository ledger;
  @Inject Rows rows;

  private RuleFiles files;

  @BeforeEach
  void shipped() {
    files = OwnRuleFiles.shipped();
    sync.reset();
  }

  /** Users u1, u2 ... in the order in which they were created. */
  private void users(int number) {
    for (int i = 1; i <= number; i++) {
      crm.create("User", id(i), user(i, true));
    }
    readUsers();
  }

  private static Map<String, Object> user(int number, boolean active) {
    return Map.of(
        "Email",
        "u" + number + "@x.org",
        "Username",
        "u" + number + "@x.org.crm",
        "IsActive",
        active,
        "CreatedDate",
        DAWN.minus(Duration.ofDays(100 - number)).toString());
  }

  private static String id(int number) {
    return "005%012dAAA".formatted(number);
  }

  private void active(int number, boolean active) {
    crm.edit(id(number), Map.of("IsActive", active));
    readUsers();
  }

  private void readUsers() {
    sync.forward(Duration.ofSeconds(30));
    sync.quiet();
    sync.pollKept();
  }

  private UserGroup group(String order, String... members) {
    files.write(
        files.mapping("groups.yaml"),
        "groups:\n  g:\n    order: %s\n    members:\n".formatted(order)
            + List.of(members).stream()
                .map(member -> "      - { user: " + member + " }\n")
                .collect(Collectors.joining()));
    assertThat(ruleSets.reload().problems()).isEmpty();
    return ruleSet().mappings().groups().get("g");
  }

  private RuleSet ruleSet() {
    return ruleSets.current();
  }

  private static String[] members(int number) {
    String[] members = new String[number];
    for (int i = 0; i < number; i++) {
      members[i] = "u" + (i + 1) + "@x.org";
    }
    return members;
  }

  /** That a member's turn came then. */
  private void came(int user, String time) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                rows.run(
                    "insert into turn_member (group_name, \"user\", last_turn_at, turns, share)"
                        + " values ('g', :user, cast(:at as timestamptz), 1, 0)",
                    Map.of("user", id(user), "at", "2026-11-27T" + time + "Z")));
  }

  private List<Dealt> deal(UserGroup group, int number) {
    return QuarkusTransaction.requiringNew()
        .call(() -> roundRobin.deal(group, number, ruleSet(), sync.now()));
  }

  private List<String> takers(UserGroup group, int number) {
    return deal(group, number).stream()
        .map(
            dealt ->
                dealt instanceof Dealt.Taken taken
                    ? "u" + Integer.parseInt(taken.user().substring(3, 15))
                    : dealt.toString())
        .toList();
  }

  @Test
  void a2_leastRecent_isNext() {
    users(3);
    came(1, "10:00:00");
    came(2, "09:00:00");
    came(3, "09:30:00");
    assertThat(takers(group("least-recent", members(3)), 4))
        .containsExactly("u2", "u3", "u1", "u2");
  }

  @Test
  void a3_nobodyYet_firstCreatedIsNext() {
    users(3);
    assertThat(takers(group("least-recent", "u3@x.org", "u1@x.org", "u2@x.org"), 4))
        .containsExactly("u1", "u2", "u3", "u1");
  }

  @Test
  void a4_never_countsAsLongestAgo() {
    users(2);
    came(2, "09:00:00");
    assertThat(takers(group("least-recent", members(2)), 1)).containsExactly("u1");
  }

  @Test
  void a5_inactive_isSkippedAndNotOwedTheTurn() {
    users(3);
    UserGroup group = group("least-recent", members(3));
    active(1, false);
    List<Dealt> first = deal(group, 1);
    assertThat(first.get(0))
        .isInstanceOfSatisfying(
            Dealt.Taken.class,
            taken -> {
              assertThat(taken.user()).isEqualTo(id(2));
              assertThat(taken.passedOver())
                  .containsExactly(
                      new Assignment.PassedOver(
                          id(1), "Who is not active in Salesforce is passed over"));
            });
    active(1, true);
    assertThat(takers(group, 4)).containsExactly("u3", "u1", "u2", "u3");
  }

  @Test
  void a5_deletedAndUnknown_areSkippedByWeightToo() {
    users(3);
    UserGroup group = group("weights", "u1@x.org", "u2@x.org", "gone@x.org");
    assertThat(takers(group, 4)).containsExactly("u1", "u2", "u1", "u2");
    crm.delete(id(1));
    readUsers();
    assertThat(takers(group, 3)).containsExactly("u2", "u2", "u2");
    crm.undelete(id(1));
    readUsers();
    // half of four, or one more where its turn was the next to come; never the three it missed
    assertThat(takers(group, 4).stream().filter("u1"::equals).count()).isBetween(2L, 3L);
    assertThat(takers(group, 10).stream().filter("u1"::equals).count()).isEqualTo(5);
  }

  @Test
  void a6_allInactive_nobodyGetsIt_andNoTurnMoves() {
    users(2);
    UserGroup group = group("least-recent", members(2));
    active(1, false);
    active(2, false);
    assertThat(deal(group, 1).get(0))
        .isInstanceOfSatisfying(
            Dealt.Nobody.class,
            nobody ->
                assertThat(nobody.reason())
                    .startsWith("no eligible member in group g (")
                    .contains(id(1) + ": Who is not active", id(2) + ": Who is not active"));
    active(1, true);
    active(2, true);
    assertThat(takers(group, 2)).containsExactly("u1", "u2");
  }

  @Test
  void a7_sameTime_firstCreatedIsNext() {
    users(2);
    came(1, "09:00:00");
    came(2, "09:00:00");
    assertThat(takers(group("least-recent", "u2@x.org", "u1@x.org"), 1)).containsExactly("u1");
  }

  @Test
  void a8_weights_areKept_andNobodyGetsThreeInARow() {
    users(2);
    UserGroup group = group("weights", "u1@x.org, weight: 2", "u2@x.org");
    List<String> takers = takers(group, 6);
    assertThat(takers.stream().filter("u1"::equals).count()).isEqualTo(4);
    List<String> more = new ArrayList<>(takers);
    more.addAll(takers(group, 60));
    assertThat(String.join("", more)).doesNotContain("u1u1u1");
    assertThat(more.stream().filter("u1"::equals).count()).isEqualTo(44);
  }

  @Test
  void a9_dailyCap_isKept_andADayLaterBeginsAnew() {
    users(2);
    group("least-recent", "u1@x.org, dailyCap: 1", "u2@x.org");
    assignRule();
    assertThat(owners(assign(1, 4))).containsExactly("u1", "u2", "u2", "u2");
    sync.forward(Duration.ofDays(1));
    assertThat(owners(assign(5, 2))).containsExactlyInAnyOrder("u1", "u2");
  }

  @Test
  void hoursAndAbsence_passTheTurnOn() {
    users(3);
    String day = sync.now().toString().substring(0, 10);
    UserGroup group =
        group(
            "least-recent",
            "u1@x.org, outOfOffice: " + day,
            "u2@x.org, workingHours: \"%s\"".formatted(elsewhen()),
            "u3@x.org");
    assertThat(deal(group, 1).get(0))
        .isInstanceOfSatisfying(
            Dealt.Taken.class,
            taken -> {
              assertThat(taken.user()).isEqualTo(id(3));
              assertThat(taken.passedOver())
                  .extracting(Assignment.PassedOver::rule)
                  .containsExactly(
                      "Who is out of office is passed over",
                      "Who does not work at this hour is passed over");
            });
  }

  /** An hour of the day that is not now. */
  private String elsewhen() {
    int hour = sync.now().atZone(java.time.ZoneOffset.UTC).getHour();
    return hour < 12 ? "22:00-23:00" : "01:00-02:00";
  }

  @Test
  void transaction_thatFails_takesNoTurn() {
    users(2);
    UserGroup group = group("least-recent", members(2));
    assertThatThrownBy(
            () ->
                QuarkusTransaction.requiringNew()
                    .run(
                        () -> {
                          roundRobin.deal(group, 1, ruleSet(), sync.now());
                          throw new IllegalStateException("killed");
                        }))
        .hasMessageContaining("killed");
    assertThat(takers(group, 2)).containsExactly("u1", "u2");
  }

  @Test
  void ownRule_saysWhoIsNext() {
    users(3);
    files.write(
        files.rules().resolve("assignment/own.drl"),
        """
        rule "The last one always"
        when
          $m : Member( user == "%s" )
        then
          turn.override().next( $m );
        end
        """
            .formatted(id(3)));
    assertThat(takers(group("least-recent", members(3)), 2)).containsExactly("u3", "u3");
  }

  private void assignRule() {
    files.write(
        files.rules().resolve("assignment/own.drl"),
        """
        rule "All to g"
        when
          $p : Prospect()
        then
          assign.toGroup( $p, "g" );
        end
        """);
    assertThat(ruleSets.reload().problems()).isEmpty();
  }

  private Map<RecordRef, Assigned> assign(int first, int number) {
    List<Request> requests = new ArrayList<>();
    for (int i = first; i < first + number; i++) {
      RecordRef prospect = RecordRef.marketing("prospect", String.valueOf(i));
      Map<String, FieldValue> fields = Map.of("email", FieldValue.of(i + "@x.org"));
      requests.add(
          new Request(
              new Prospect(prospect, fields, sync.now()),
              ruleSet().mappings().named("lead").orElseThrow(),
              fields,
              List.of(),
              Optional.empty()));
    }
    return QuarkusTransaction.requiringNew()
        .call(() -> assigning.of(requests, ruleSet(), sync.now()));
  }

  private static List<String> owners(Map<RecordRef, Assigned> assigned) {
    return assigned.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(one -> ((Assigned.To) one.getValue()).owner())
        .map(owner -> "u" + Integer.parseInt(owner.substring(3, 15)))
        .toList();
  }

  @Test
  void ledger_tellsTheStateBefore_andAnAssignmentStays() {
    users(2);
    group("least-recent", members(2));
    assignRule();
    assertThat(owners(assign(1, 2))).containsExactly("u1", "u2");
    assertThat(owners(assign(1, 2))).containsExactly("u1", "u2");
    List<Assignment> rows =
        QuarkusTransaction.requiringNew().call(() -> ledger.latest(null, "g", 10));
    assertThat(rows).hasSize(2);
    Assignment second = rows.get(0);
    assertThat(second.owner()).isEqualTo(id(2));
    assertThat(second.rule()).isEqualTo("All to g");
    assertThat(second.ruleSet()).isEqualTo(ruleSet().version());
    assertThat(second.before())
        .extracting(Assignment.Standing::user, Assignment.Standing::turns)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple(id(1), 1L),
            org.assertj.core.api.Assertions.tuple(id(2), 0L));
    active(2, false);
    assertThat(owners(assign(2, 1))).containsExactly("u1");
  }

  @Test
  void a15_tenThousandByEightThreads_areDealtEvenly() throws Exception {
    users(7);
    group("least-recent", members(7));
    assignRule();
    AtomicInteger next = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Future<?>> done = new ArrayList<>();
    for (int thread = 0; thread < 8; thread++) {
      done.add(
          threads.submit(
              () -> {
                for (int lot = next.getAndIncrement(); lot < 200; lot = next.getAndIncrement()) {
                  assign(lot * 50, 50);
                }
              }));
    }
    for (Future<?> one : done) {
      one.get();
    }
    threads.shutdown();
    Map<String, Integer> counts = new HashMap<>();
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                ledger
                    .latest(null, "g", 20_000)
                    .forEach(row -> counts.merge(row.owner(), 1, Integer::sum)));
    assertThat(counts).hasSize(7);
    assertThat(counts.values()).allSatisfy(count -> assertThat(count).isBetween(1428, 1429));
    assertThat(counts.values().stream().mapToInt(count -> count).sum()).isEqualTo(10_000);
    long turns =
        QuarkusTransaction.requiringNew()
            .call(
                () ->
                    rows.column(
                            Long.class,
                            "select cast(sum(turns) as bigint) from turn_member",
                            Map.of())
                        .get(0));
    assertThat(turns).isEqualTo(10_000);
  }
}
