package org.syncline.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.database.Rows;
import org.syncline.intake.RemoteReadException;
import org.syncline.matching.Link;
import org.syncline.plan.Plan;
import org.syncline.plan.PlanRepository;
import org.syncline.rules.LiveRuleSets;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.OwnRuleFiles;
import org.syncline.testsupport.RuleFiles;
import org.syncline.testsupport.SyncByHand;
import org.syncline.testsupport.TwoSystems;

/** A full sync up to its writes, from nothing or from what a server knows. */
@QuarkusTest
@TestProfile(OwnRuleFiles.class)
@WithTestResource(DatabaseForTests.class)
class DryRunTest {
  private static final String LIVE = "server_of_a_test";

  @Inject SyncByHand sync;
  @Inject TwoSystems.Marketing marketing;
  @Inject TwoSystems.Crm crm;
  @Inject LiveRuleSets ruleSets;
  @Inject DryRun dryRun;
  @Inject KnownState known;
  @Inject PlanRepository plans;
  @Inject Rows rows;

  @BeforeEach
  void empty() {
    OwnRuleFiles.shipped();
    assertThat(ruleSets.reload().problems()).isEmpty();
    sync.reset();
  }

  @AfterEach
  void drop() {
    sql("drop schema if exists " + LIVE + " cascade");
  }

  private void sql(String statement) {
    QuarkusTransaction.requiringNew().run(() -> rows.run(statement, Map.of()));
  }

  private void pair() {
    marketing.create("prospect", Map.of("email", "a@x.org", "lastName", "L"));
    crm.create("Lead", Map.of("Email", "a@x.org", "City", "Rome", "LastName", "L"));
  }

  @Test
  void systemsThatNobodyReadBefore_arePlannedToTheEnd() {
    pair();
    crm.create("Lead", Map.of("Email", "b@x.org", "LastName", "L"));
    dryRun.run(LIVE);
    Plan plan = plans.plan();
    assertThat(plan.complete()).isTrue();
    Plan.ObjectPlan prospects = plan.objects().get(0);
    assertThat(prospects.updated()).isOne();
    assertThat(prospects.created()).isOne();
    assertThat(prospects.fields()).extracting(Plan.FieldPlan::field).contains("city");
    assertThat(marketing.writes).isEmpty();
    assertThat(crm.writes).isEmpty();
  }

  @Test
  void prospect_thatARuleAssigns_isPlannedAsALead() {
    RuleFiles files = OwnRuleFiles.shipped();
    files.write(
        files.mapping("groups.yaml"), "groups: { g: { members: [ { user: ann@x.org } ] } }\n");
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
    sync.reset();
    crm.create("User", Map.of("Email", "ann@x.org", "IsActive", true));
    marketing.create("prospect", Map.of("email", "a@x.org", "lastName", "L"));
    dryRun.run(LIVE);
    assertThat(plans.plan().objects()).anySatisfy(one -> assertThat(one.created()).isOne());
    assertThat(crm.writes).isEmpty();
  }

  @Test
  void systemThatCannotBeRead_isNamedWithItsAnswer() {
    crm.pages =
        page -> {
          throw new RemoteReadException("answered 503", null);
        };
    assertThatThrownBy(() -> dryRun.run(LIVE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("of crm could not be read: answered 503");
  }

  @Test
  void sandboxRecords_areNotPlannedOnRealSystems() {
    pair();
    sync.quiet();
    keepAside();
    sql("update " + LIVE + ".connector set sandbox = false");
    assertThatThrownBy(() -> dryRun.run(LIVE)).hasMessageContaining("holds records of real");
  }

  /** What a server knows, in a schema of its own, as an older version would have it. */
  private void keepAside() {
    sql("create schema " + LIVE);
    for (String table :
        List.of("connector", "mirror", "match_key", "link", "review", "sync_error")) {
      sql("create table %s.%s as select * from %s".formatted(LIVE, table, table));
    }
    sql("alter table " + LIVE + ".mirror drop column refused");
  }

  @Test
  void knowledgeOfAServer_isTakenOver() {
    pair();
    sync.quiet();
    List<Link> links = sync.links();
    keepAside();
    sql("truncate mirror, match_key, link");
    QuarkusTransaction.requiringNew().run(() -> known.copy(LIVE));
    assertThat(sync.links()).isEqualTo(links).hasSize(1);
    assertThat(sync.count("mirror")).isEqualTo(2);
    assertThat(sync.count("match_key")).isPositive();
    crm.create("Lead", Map.of("Email", "c@x.org", "LastName", "L"));
    sync.quiet();
    assertThat(sync.links()).as("new numbers do not clash with those taken over").hasSize(2);
  }
}
