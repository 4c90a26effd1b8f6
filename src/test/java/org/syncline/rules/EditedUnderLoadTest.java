package org.syncline.rules;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.history.HistoryRow;
import org.syncline.history.RuleSetVersions;
import org.syncline.sync.SyncPipeline;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.OwnRuleFiles;
import org.syncline.testsupport.RuleFiles;
import org.syncline.testsupport.SyncByHand;
import org.syncline.testsupport.TwoSystems;

/** Rules and mappings are edited while changes flow: each decision is of one version. */
@QuarkusTest
@TestProfile(OwnRuleFiles.class)
@WithTestResource(DatabaseForTests.class)
class EditedUnderLoadTest {
  private static final int EDITS = 15;
  private static final int PEOPLE = 20;
  private static final String RULE =
      """
      rule "Phone rule %s"
      when
        $d : FieldDifference( field == "phone" )
      then
        propose.override().%s( $d );
      end
      """;
  private static final String PUSH =
      """
      {"changes":[{"system":"crm","object":"Lead","id":"%s","modifiedAt":"%s",
        "fields":{"Phone":"%d","City":"City %d"}}]}""";
  private static final String QUESTION =
      """
      {"mapping":"lead","marketing":{"id":"7","fields":{"phone":"1","city":"Rome"}},
        "crm":{"id":"00Q000000000001AAA","fields":{"Phone":"2","City":"Oslo"}}}""";

  /** What one decision says of the versions that made it. */
  private record Said(String ruleSet, String phoneRule, String cityOutcome) {}

  @Inject SyncByHand sync;
  @Inject TwoSystems.Marketing marketing;
  @Inject TwoSystems.Crm crm;
  @Inject LiveRuleSets ruleSets;
  @Inject SyncPipeline pipeline;
  @Inject RuleSetVersions versions;

  private final List<String> leads = new ArrayList<>();
  private final AtomicBoolean ended = new AtomicBoolean();
  private final AtomicInteger pushed = new AtomicInteger();
  private final Queue<String> refused = new ConcurrentLinkedQueue<>();
  private final Queue<Said> answers = new ConcurrentLinkedQueue<>();
  private RuleFiles files;
  private Instant start;

  @BeforeEach
  void linkedPeople() {
    files = OwnRuleFiles.shipped();
    edit(0);
    sync.reset();
    for (int i = 0; i < PEOPLE; i++) {
      String email = "p" + i + "@x.org";
      marketing.create("prospect", Map.of("email", email, "phone", "0", "city", "Rome"));
      leads.add(
          crm.create(
              "Lead", Map.of("Email", email, "Phone", "0", "City", "Rome", "LastName", "L")));
    }
    sync.quiet();
    start = sync.now();
  }

  @AfterEach
  void shipped() {
    OwnRuleFiles.shipped();
    ruleSets.reload();
  }

  /** Rule and mapping change together: two halves would show as a mixture. */
  private void edit(int number) {
    boolean even = number % 2 == 0;
    files.write(files.rule("own.drl"), RULE.formatted(number, even ? "takeCrm" : "takeMarketing"));
    files.edit(
        files.mapping("lead.yaml"),
        text ->
            text.replaceAll(
                "crm: City, behavior: [a-z-]+",
                "crm: City, behavior: " + (even ? "use-crm" : "use-marketing")));
    assertThat(ruleSets.reload().problems()).isEmpty();
  }

  @Test
  void edits_whileChangesFlow_refuseNothing_andEachDecisionIsOfOneVersion() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(5);
    List<Future<?>> work = new ArrayList<>();
    work.add(threads.submit(loop(this::push)));
    work.add(threads.submit(loop(this::push)));
    work.add(threads.submit(loop(this::ask)));
    work.add(threads.submit(loop(pipeline::step)));
    work.add(threads.submit(loop(pipeline::step)));
    for (int i = 1; i <= EDITS; i++) {
      edit(i);
    }
    ended.set(true);
    for (Future<?> one : work) {
      one.get(60, TimeUnit.SECONDS);
    }
    threads.shutdown();
    sync.decide();

    assertThat(refused).isEmpty();
    check(decided());
    check(answers);
  }

  private Callable<Void> loop(Runnable step) {
    return () -> {
      while (!ended.get()) {
        step.run();
      }
      return null;
    };
  }

  private void push() {
    int number = pushed.incrementAndGet();
    String lead = leads.get(number % PEOPLE);
    String body = PUSH.formatted(lead, start.plusMillis(number), number, number);
    accepted(given().contentType("application/json").body(body).post("/api/v1/changes"), 202);
  }

  private void ask() {
    Response answer =
        given().contentType("application/json").body(QUESTION).post("/api/v1/evaluate");
    if (accepted(answer, 200)) {
      answers.add(
          new Said(
              answer.path("ruleSet"),
              answer.path("fields.find { it.field == 'phone' }.rule"),
              answer.path("fields.find { it.field == 'city' }.outcome")));
    }
  }

  private boolean accepted(Response answer, int status) {
    if (answer.statusCode() != status) {
      refused.add(answer.statusCode() + " " + answer.asString());
    }
    return answer.statusCode() == status;
  }

  private List<Said> decided() {
    List<Said> said = new ArrayList<>();
    for (HistoryRow row : sync.history()) {
      if ("phone".equals(row.field())) {
        said.add(new Said(row.ruleSet(), row.rule(), null));
      } else if ("city".equals(row.field())) {
        said.add(new Said(row.ruleSet(), null, row.outcome()));
      }
    }
    return said;
  }

  private void check(Iterable<Said> all) {
    Map<String, Integer> used = new HashMap<>();
    for (Said said : all) {
      used.merge(said.ruleSet(), 1, Integer::sum);
      Map<String, String> texts = files(said.ruleSet());
      if (said.phoneRule() != null) {
        assertThat(texts.get("rules/field/own.drl")).contains('"' + said.phoneRule() + '"');
      }
      if (said.cityOutcome() != null) {
        assertThat(texts.get("mappings/lead.yaml"))
            .contains("crm: City, behavior: use-" + said.cityOutcome());
      }
    }
    assertThat(used).as("versions that decided").hasSizeGreaterThan(EDITS / 2);
  }

  private Map<String, String> files(String version) {
    return QuarkusTransaction.requiringNew().call(() -> versions.of(version)).orElseThrow().files();
  }
}
