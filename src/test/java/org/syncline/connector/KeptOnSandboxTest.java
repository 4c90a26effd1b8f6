package org.syncline.connector;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.action.ActionRepository;
import org.syncline.action.ActionRepository.Asked;
import org.syncline.decision.automation.Action;
import org.syncline.record.RecordRef;
import org.syncline.rules.LiveRuleSets;
import org.syncline.sandbox.SandboxLifecycle;
import org.syncline.sandbox.SandboxServer;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.OwnFilesOnSandbox;
import org.syncline.testsupport.OwnRuleFiles;
import org.syncline.testsupport.RuleFiles;
import org.syncline.testsupport.SalesforceClient;
import org.syncline.testsupport.SandboxSync;

/** Every kept object through both APIs, and what people see of it over REST. */
@QuarkusTest
@TestProfile(OwnFilesOnSandbox.class)
@WithTestResource(DatabaseForTests.class)
class KeptOnSandboxTest {
  private static final List<String> CRM =
      List.of(
          "Account",
          "Opportunity",
          "OpportunityContactRole",
          "Campaign",
          "CampaignMember",
          "CampaignMemberStatus",
          "User");
  private static final List<String> MARKETING =
      List.of(
          "visitorActivity",
          "list",
          "listMembership",
          "tag",
          "email",
          "form",
          "landingPage",
          "campaign",
          "user");

  @Inject SandboxLifecycle lifecycle;
  @Inject SandboxSync sync;
  @Inject ActionRepository actions;
  @Inject ActionWorker worker;
  @Inject CampaignMetrics metrics;
  @Inject LiveRuleSets ruleSets;

  private SalesforceClient client;

  @BeforeEach
  void connect() {
    SandboxServer sandbox = lifecycle.server();
    client = new SalesforceClient(sandbox.baseUrl(), sandbox.tokens().issue("somebody"));
    sync.quietWithKept();
  }

  private long kept(String system, String object) {
    return sync.count(
        "select count(*) from kept_record where system = '%s' and object = '%s'"
            .formatted(system, object));
  }

  private JsonObject first(String soql) {
    return client.query(soql).json().getJsonArray("records").getJsonObject(0);
  }

  @Test
  void everyObject_isReadAsAWhole() {
    for (String object : CRM) {
      int there = client.query("SELECT COUNT() FROM " + object).json().getInteger("totalSize");
      assertThat(kept("crm", object)).as(object).isEqualTo(there).isPositive();
    }
    for (String object : MARKETING) {
      assertThat(kept("marketing", object)).as(object).isPositive();
    }
    assertThat(sync.count("select count(*) from watermark where problem is not null")).isZero();
    assertThat(sync.count("select count(*) from kept_record where waits_since is not null"))
        .isZero();
  }

  @Test
  void personAccount_isAProspect_andItsAccountIsKept() {
    String account =
        client.create(
            "Account",
            new JsonObject()
                .put("LastName", "Person")
                .put("PersonEmail", "person@kept.example.org"));
    String contact =
        first("SELECT PersonContactId FROM Account WHERE Id = '%s'".formatted(account))
            .getString("PersonContactId");
    sync.quietWithKept();
    String prospect =
        given()
            .get("/api/v1/records/crm/Contact/" + contact)
            .then()
            .statusCode(200)
            .extract()
            .path("link.marketing");
    assertThat(prospect).startsWith("marketing/prospect/");
    given()
        .get("/api/v1/kept/crm/Account/" + account)
        .then()
        .statusCode(200)
        .body("fields.Name", equalTo("Person"))
        .body("prospects", hasItem(prospect));
  }

  @Test
  void opportunity_showsItsProspects_andAccountsThose() {
    JsonObject role =
        first("SELECT OpportunityId, ContactId FROM OpportunityContactRole ORDER BY Id LIMIT 1");
    String opportunity = role.getString("OpportunityId");
    String prospect =
        given()
            .get("/api/v1/records/crm/Contact/" + role.getString("ContactId"))
            .then()
            .statusCode(200)
            .extract()
            .path("link.marketing");
    given()
        .get("/api/v1/kept/crm/Opportunity/" + opportunity)
        .then()
        .statusCode(200)
        .body("prospects", hasItem(prospect))
        .body("fields.StageName", not(emptyString()))
        .body("waitsSince", equalTo(null));
    String account =
        first("SELECT AccountId FROM Opportunity WHERE Id = '%s'".formatted(opportunity))
            .getString("AccountId");
    given()
        .get("/api/v1/kept/crm/Account/" + account)
        .then()
        .statusCode(200)
        .body("prospects", hasItem(prospect));
    given()
        .get("/api/v1/kept/crm/Acount/001000000000000AAA")
        .then()
        .statusCode(404)
        .body(
            "detail",
            containsString(
                "no object 'Acount' of crm is kept, there are: Account, Campaign, CampaignMember,"));
    given()
        .get("/api/v1/kept/crm/Account/001000000000000AAA")
        .then()
        .statusCode(404)
        .body("detail", containsString("is kept"));
    given().get("/api/v1/kept").then().statusCode(200).body("object", hasItem("Opportunity"));
  }

  @Test
  void customObject_thatAFileDeclares_isReadToo() throws IOException {
    RuleFiles files = OwnRuleFiles.shipped();
    Files.writeString(
        files.mappings().resolve("kept").resolve("subscription.yaml"),
        """
        keep: Subscription__c
        system: crm
        fields: [ Plan__c, Status__c, Amount__c, Contact__c, Account__c ]
        parents: { Contact__c: Contact, Account__c: Account }
        """);
    assertThat(ruleSets.reload().problems()).isEmpty();
    sync.quietWithKept();
    JsonObject one = first("SELECT Id, Contact__c, Plan__c FROM Subscription__c LIMIT 1");
    given()
        .get("/api/v1/kept/crm/Subscription__c/" + one.getString("Id"))
        .then()
        .statusCode(200)
        .body("fields.Plan__c", equalTo(one.getString("Plan__c")))
        .body("parents", hasItem("crm/Contact/" + one.getString("Contact__c")))
        .body("prospects", hasSize(greaterThan(0)));
  }

  @Test
  void metrics_ofCampaigns_areCountedAndWrittenOnce() {
    assertThat(metrics.write()).isPositive();
    JsonObject campaign =
        first("SELECT Id, Pardot_Sent__c FROM Campaign WHERE Pardot_Sent__c > 0 LIMIT 1");
    long sent =
        sync.count(
            """
            select count(*) from kept_record a join kept_record c
              on c.record = 'marketing/campaign/' || (a.fields ->> 'campaignId')
            where a.object = 'visitorActivity' and a.fields ->> 'type' = '6'
              and c.fields ->> 'salesforceId' = '%s'
            """
                .formatted(campaign.getString("Id")));
    assertThat(campaign.getDouble("Pardot_Sent__c")).isEqualTo(sent);
    sync.quietWithKept();
    assertThat(metrics.write()).isZero();
  }

  @Test
  void users_areLinked_andWhatIsLeftToDoIsSaid() {
    given()
        .get("/api/v1/users")
        .then()
        .statusCode(200)
        .body("find { it.marketing != null }.role", notNullValue())
        .body("findAll { it.marketing == null && it.active }.todo", not(hasItem(equalTo(null))));
  }

  @Test
  void owner_ofAContactAndOfItsProspect_isOneOfTheUsers() {
    JsonObject contact = first("SELECT Id, OwnerId FROM Contact ORDER BY Id LIMIT 1");
    String owner = contact.getString("OwnerId");
    String name = first("SELECT Name FROM User WHERE Id = '%s'".formatted(owner)).getString("Name");
    String prospect =
        given()
            .get("/api/v1/records/crm/Contact/" + contact.getString("Id"))
            .then()
            .body("owner.id", equalTo(owner))
            .body("owner.name", equalTo(name))
            .body("owner.active", equalTo(true))
            .extract()
            .path("link.marketing");
    given().get("/api/v1/records/" + prospect).then().body("owner.name", equalTo(name));
  }

  @Test
  void contactWithoutAnAccount_isSynced_andSaidToBePrivate() {
    String contact =
        client.create(
            "Contact",
            new JsonObject().put("LastName", "Alone").put("Email", "alone@kept.example.org"));
    sync.quietWithKept();
    given()
        .get("/api/v1/records/crm/Contact/" + contact)
        .then()
        .statusCode(200)
        .body("link.marketing", notNullValue())
        .body("note", containsString("private contact"));
    String other = first("SELECT Id FROM Contact WHERE AccountId != null LIMIT 1").getString("Id");
    given().get("/api/v1/records/crm/Contact/" + other).then().body("note", equalTo(null));
  }

  @Test
  void timeline_ofAProspectWithActivities_isShown() {
    String person =
        sync.text("select parents[1] from kept_record where object = 'visitorActivity' limit 1");
    String next =
        given()
            .get("/api/v1/records/" + person + "/timeline?limit=1")
            .then()
            .statusCode(200)
            .body("items[0].what", not(emptyString()))
            .extract()
            .path("next");
    Optional.ofNullable(next)
        .ifPresent(
            cursor ->
                given()
                    .queryParam("cursor", cursor)
                    .get("/api/v1/records/" + person + "/timeline")
                    .then()
                    .statusCode(200));
    given().get("/api/v1/records/" + person + "/timeline?cursor=x").then().statusCode(400);
    given().get("/api/v1/records/marketing/prospect/999999/timeline").then().statusCode(404);
  }

  @Test
  void memberAndTask_areMadeInTheCrm_onceEach() {
    JsonObject lead = first("SELECT Id FROM Lead WHERE IsConverted = false ORDER BY Id LIMIT 1");
    String id = lead.getString("Id");
    String prospect =
        given().get("/api/v1/records/crm/Lead/" + id).then().extract().path("link.marketing");
    String campaign =
        first("SELECT CampaignId FROM CampaignMemberStatus WHERE Label = 'Attended' LIMIT 1")
            .getString("CampaignId");
    RecordRef person = RecordRef.parse(prospect);
    Action task =
        new Action.Task(
            Optional.empty(), "Call them", Optional.empty(), Optional.of("High"), Optional.empty());
    for (String status : List.of("Registered", "Attended")) {
      Action member = new Action.CampaignMember(campaign, status);
      QuarkusTransaction.requiringNew()
          .run(
              () ->
                  actions.ask(
                      List.of(
                          new Asked(person, member, campaign, null, null),
                          new Asked(person, task, "hello", null, null)),
                      Instant.now()));
      worker.deliver();
      worker.settleLost();
    }
    assertThat(
            client.column(
                "SELECT Status FROM CampaignMember WHERE CampaignId = '%s' AND LeadId = '%s'"
                    .formatted(campaign, id),
                "Status"))
        .containsExactly("Attended");
    assertThat(
            client.column(
                "SELECT Priority FROM Task WHERE WhoId = '%s' AND Subject = 'Call them'"
                    .formatted(id),
                "Priority"))
        .containsExactly("High");
    given()
        .get("/api/v1/actions?record=" + prospect)
        .then()
        .statusCode(200)
        .body("state", hasItem("done"));
  }
}
