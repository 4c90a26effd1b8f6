package org.syncline.connector;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.rules.LiveRuleSets;
import org.syncline.sandbox.SandboxLifecycle;
import org.syncline.sandbox.SandboxServer;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.OwnFilesOnSandbox;
import org.syncline.testsupport.OwnRuleFiles;
import org.syncline.testsupport.PardotClient;
import org.syncline.testsupport.RuleFiles;
import org.syncline.testsupport.SalesforceClient;
import org.syncline.testsupport.SandboxSync;

/** Assignment through both APIs, from a prospect that nobody owns to the lead of a rep. */
@QuarkusTest
@TestProfile(OwnFilesOnSandbox.class)
@WithTestResource(DatabaseForTests.class)
class AssignmentOnSandboxTest {
  private static final String PROSPECTS = "/api/v5/objects/prospects";

  @Inject SandboxLifecycle lifecycle;
  @Inject SandboxSync sync;
  @Inject LiveRuleSets ruleSets;

  private SandboxServer sandbox;
  private PardotClient pardot;
  private SalesforceClient salesforce;

  @BeforeEach
  void connect() {
    sandbox = lifecycle.server();
    String token = sandbox.tokens().issue("somebody");
    pardot = new PardotClient(sandbox.baseUrl(), token);
    salesforce = new SalesforceClient(sandbox.baseUrl(), token);
    RuleFiles files = OwnRuleFiles.shipped();
    files.write(
        files.mapping("groups.yaml"),
        """
        groups:
          reps:
            members: [ { user: rep1@syncline.example }, { user: rep2@syncline.example } ]
        """);
    files.write(
        files.rules().resolve("assignment/own.drl"),
        """
        rule "Icelanders go to the reps"
        when
          $p : Prospect( text("country") == "Iceland" )
        then
          assign.toGroup( $p, "reps" );
        end

        rule "High scores are for Salesforce's own rule"
        when
          $p : Prospect( text("country") == "Iceland", number("score") >= 500 )
        then
          assign.specific().toActiveRule( $p );
        end
        """);
    assertThat(ruleSets.reload().problems()).isEmpty();
    sync.quietWithKept();
  }

  @AfterEach
  void noRuleOfTheOrg() {
    sandbox.salesforce().behaviour().assignmentRuleOwners(List.of());
  }

  private String prospect(String email, int score) {
    JsonObject body =
        new JsonObject()
            .put("email", email)
            .put("lastName", "L")
            .put("country", "Iceland")
            .put("score", score);
    return "" + pardot.post(PROSPECTS + "?fields=id", body.encode()).json().getInteger("id");
  }

  private String owner(String email) {
    return salesforce
        .query("SELECT OwnerId FROM Lead WHERE Email = '%s'".formatted(email))
        .json()
        .getJsonArray("records")
        .getJsonObject(0)
        .getString("OwnerId");
  }

  private JsonObject shown(String prospect) {
    return pardot.get(PROSPECTS + "/" + prospect + "?fields=salesforceOwnerId,assignedToId").json();
  }

  @Test
  void prospects_areDealtOutAmongReps_asLeadsOfTheirs_andPardotShowsWho() {
    List<String> prospects = new ArrayList<>();
    List<String> owners = new ArrayList<>();
    for (String name : List.of("a", "b", "c")) {
      String email = name + "@assigned.example.org";
      prospects.add(prospect(email, 10));
      sync.quiet();
      owners.add(owner(email));
    }
    assertThat(owners.get(0)).isNotEqualTo(owners.get(1)).isEqualTo(owners.get(2));
    assertThat(shown(prospects.get(0)).getString("salesforceOwnerId")).isEqualTo(owners.get(0));
    assertThat(shown(prospects.get(0)).getInteger("assignedToId")).isNotNull();
    given()
        .get("/api/v1/assignments?group=reps")
        .then()
        .statusCode(200)
        .body("assignments.owner", contains(owners.get(2), owners.get(1), owners.get(0)));
  }

  @Test
  void prospect_thatIsLeftToTheActiveRule_hasTheOwnerThatTheRuleChose() {
    String rep = sandbox.salesforce().userOf("a sales rep");
    sandbox.salesforce().behaviour().assignmentRuleOwners(List.of(rep));
    String prospect = prospect("ruled@assigned.example.org", 700);
    sync.quiet();
    assertThat(owner("ruled@assigned.example.org")).isEqualTo(rep);
    assertThat(shown(prospect).getString("salesforceOwnerId")).isEqualTo(rep);
  }
}
