package org.syncline.rules;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.OwnRuleFiles;
import org.syncline.testsupport.RuleFiles;
import org.syncline.testsupport.SyncByHand;
import org.syncline.testsupport.TwoSystems;

/** What a running server does with edited rule and mapping files. */
@QuarkusTest
@TestProfile(OwnRuleFiles.class)
@WithTestResource(DatabaseForTests.class)
class RunningRulesTest {
  private static final String ACCOUNTS =
      """
      mapping: account
      marketing: prospectAccount
      crm: Account
      match: [ { marketing: name, crm: Name } ]
      create: { marketing: always }
      fields:
        - { marketing: name, crm: Name, behavior: use-crm }
      """;

  @Inject SyncByHand sync;
  @Inject TwoSystems.Marketing marketing;
  @Inject TwoSystems.Crm crm;
  @Inject LiveRuleSets ruleSets;
  @Inject RuleFileWatch watch;

  private RuleFiles files;
  private String prospect;
  private String lead;

  @BeforeEach
  void linkedPair() {
    shipped();
    sync.reset();
    prospect = marketing.create("prospect", Map.of("email", "a@x.org", "city", "Rome"));
    lead = crm.create("Lead", Map.of("Email", "a@x.org", "City", "Rome", "LastName", "L"));
    sync.quiet();
  }

  @AfterEach
  void shipped() {
    files = OwnRuleFiles.shipped();
    looked();
    ruleSets.reload();
  }

  private void looked() {
    watch.look();
    watch.look();
  }

  private void marketingIsMasterOfTheCity() {
    files.edit(
        files.mapping("lead.yaml"),
        text -> text.replace("crm: City, behavior: use-crm", "crm: City, behavior: use-marketing"));
  }

  private void bothShow(String city) {
    sync.quiet();
    assertThat(marketing.value(prospect, "city")).isEqualTo(city);
    assertThat(crm.value(lead, "City")).isEqualTo(city);
  }

  @Test
  void editedFile_decidesTheNextChange() {
    marketingIsMasterOfTheCity();
    looked();
    crm.edit(lead, Map.of("City", "Oslo"));
    bothShow("Rome");
  }

  @Test
  void badFile_leavesTheRulesInForce_andShowsWhereverOneLooks() {
    String before = ruleSets.current().version();
    marketingIsMasterOfTheCity();
    files.write(files.rule("own.drl"), "rule \"Mine\"\nwhen\nthen\n  propose.takeCrn( 1 );\nend\n");
    looked();

    crm.edit(lead, Map.of("City", "Oslo"));
    bothShow("Oslo");
    for (String page : new String[] {"rules", "connector"}) {
      given()
          .get("/api/v1/" + page)
          .then()
          .body("lastReload.version", equalTo(before))
          .body("lastReload.problems", hasSize(1))
          .body("lastReload.problems[0].file", equalTo(files.rule("own.drl").toString()))
          .body("lastReload.problems[0].line", equalTo(4))
          .body("lastReload.problems[0].message", containsString("propose has no 'takeCrn'"));
    }
    given()
        .get("/q/health")
        .then()
        .statusCode(200)
        .body("checks.find { it.name == 'sync' }.data.rules", containsString("field/own.drl:4"));
  }

  @Test
  void mendedFile_isHealthyAgain() {
    files.write(files.rule("own.drl"), "rule");
    looked();
    RuleFiles.delete(files.rule("own.drl"));
    looked();
    given().get("/api/v1/rules").then().body("lastReload.problems", hasSize(0));
    given()
        .get("/q/health")
        .then()
        .body("checks.find { it.name == 'sync' }.data.rules", equalTo(null));
  }

  @Test
  void reloadOverRest_ofABadFile_isRefusedWithFileLineAndReason() {
    files.edit(
        files.mapping("lead.yaml"),
        text -> text.replace("behavior: most-recent", "behavior: newest"));
    given()
        .post("/api/v1/rules/reload")
        .then()
        .statusCode(422)
        .contentType("application/problem+json")
        .body("errors[0].field", containsString("lead.yaml:15"))
        .body("errors[0].reason", containsString("unknown word 'newest', allowed: always-crm"));
  }

  @Test
  void everyVersion_isKeptWithItsFiles() {
    String before = ruleSets.current().version();
    marketingIsMasterOfTheCity();
    String after = ruleSets.current().version();
    assertThat(given().get("/api/v1/rules/versions").jsonPath().getList("version"))
        .startsWith(after)
        .contains(before);
    Map<String, String> files =
        given().get("/api/v1/rules/versions/" + after).jsonPath().getMap("files");
    assertThat(files).isEqualTo(ruleSets.current().files()).containsKey("mappings/contact.yaml");
    given().get("/api/v1/rules/versions/nonsense").then().statusCode(404);
  }

  @Test
  void newMapping_isPolledFromNowOn() {
    given()
        .get("/api/v1/connector")
        .then()
        .body("systems[0].polls.source", not(hasItem("prospectAccount")));
    RuleFiles.delete(files.mapping("kept/account.yaml"));
    files.write(files.mapping("account.yaml"), ACCOUNTS);
    looked();
    given()
        .get("/api/v1/connector")
        .then()
        .body("systems[0].polls.source", hasItem("prospectAccount"));
    given().get("/api/v1/connector").then().body("systems[1].polls.source", hasItem("Account"));
    crm.create("Account", Map.of("Name", "Radium"));
    sync.quiet();
    assertThat(marketing.all("prospectAccount"))
        .singleElement()
        .matches(made -> made.fields().get("name").text().equals("Radium"));
  }

  @Test
  void removedMapping_isPolledNoMore() {
    RuleFiles.delete(files.mapping("contact.yaml"));
    looked();
    given()
        .get("/api/v1/connector")
        .then()
        .body("systems[1].polls.source", not(hasItem("Contact")));
    crm.edit(lead, Map.of("City", "Oslo"));
    bothShow("Oslo");
  }
}
