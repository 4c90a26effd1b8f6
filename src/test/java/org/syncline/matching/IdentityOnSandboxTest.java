package org.syncline.matching;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.syncline.rules.LiveRuleSets;
import org.syncline.sandbox.SandboxLifecycle;
import org.syncline.sandbox.SandboxServer;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.OwnFilesOnSandbox;
import org.syncline.testsupport.OwnRuleFiles;
import org.syncline.testsupport.PardotClient;
import org.syncline.testsupport.RuleFiles;
import org.syncline.testsupport.SandboxSync;

/**
 * The identity table through both APIs: records are made, edited and deleted by calls, converted,
 * merged and restored as people do it in the pages, and what came of it is asked of both.
 */
@QuarkusTest
@TestProfile(OwnFilesOnSandbox.class)
@WithTestResource(DatabaseForTests.class)
class IdentityOnSandboxTest {
  static final List<String> RUN = IdentityTest.RUN;

  private static final String CRM = "/services/data/v65.0/sobjects/";
  private static final String PROSPECTS = "/api/v5/objects/prospects";
  private static final String CONTROL = "/sandbox/control/";
  private static final Pattern LINKED = Pattern.compile("linked (\\w+).*");

  @Inject SandboxLifecycle lifecycle;
  @Inject SandboxSync sync;
  @Inject LiveRuleSets ruleSets;

  private SandboxServer sandbox;
  private PardotClient client;
  private final Map<String, String> ids = new LinkedHashMap<>();
  private IdentityCase one;

  @BeforeEach
  void connect() {
    sandbox = lifecycle.server();
    client = new PardotClient(sandbox.baseUrl(), sandbox.tokens().issue("somebody"));
    ids.clear();
  }

  @ParameterizedTest
  @FieldSource("RUN")
  void table_case_endsAsWantedInBothSystems(String id) {
    one = IdentityCase.named(id);
    settings(one.settings());
    sync.quiet();
    one.crm().stream().filter(this::madeFirst).forEach(this::makeCrm);
    one.prospects().forEach(this::makeProspect);
    live();
    sync.quiet();
    check();
  }

  private void settings(Map<String, Object> settings) {
    RuleFiles files = OwnRuleFiles.shipped();
    IdentityTest.settings(files, settings);
    assertThat(ruleSets.reload().problems()).isEmpty();
  }

  /** A contact that a lead is converted to does not exist before. */
  private boolean madeFirst(IdentityCase.Given given) {
    return one.crm().stream()
        .noneMatch(lead -> given.id().equals(lead.fields().get("ConvertedContactId")));
  }

  /** What happens to the records once both systems have them; they are linked by then. */
  private void live() {
    for (IdentityCase.Given given : one.crm()) {
      Object contact = given.fields().get("ConvertedContactId");
      Object winner = given.fields().get("MasterRecordId");
      if (contact != null) {
        sync.quiet();
        ids.put((String) contact, post(control(given, "convert"), "{}").getString("contactId"));
      } else if (winner != null) {
        sync.quiet();
        merge(given, (String) winner);
      } else if (given.deleted() || one.says("archived")) {
        deleteAndRestore(given);
      }
    }
  }

  /** The winner comes up with the merge: it has no prospect of its own. */
  private void merge(IdentityCase.Given loser, String winner) {
    one.crm().stream().filter(given -> given.id().equals(winner)).forEach(this::makeNow);
    String path = CONTROL + "crm/" + loser.object() + "/" + ids.get(winner) + "/merge";
    post(path, new JsonObject().put("losers", new JsonArray().add(ids.get(loser.id()))).encode());
  }

  private void deleteAndRestore(IdentityCase.Given given) {
    sync.quiet();
    assertThat(client.delete(CRM + given.object() + "/" + ids.get(given.id())).status())
        .isEqualTo(204);
    sync.quiet();
    archived();
    if (one.says("archived")) {
      post(control(given, "undelete"), "{}");
    } else if (one.says("allowRecreate")) {
      post(CONTROL + "marketing/prospects/" + prospect() + "/undelete", "{}");
    }
  }

  private String control(IdentityCase.Given given, String what) {
    return CONTROL + "crm/" + given.object() + "/" + ids.get(given.id()) + "/" + what;
  }

  private JsonObject post(String path, String body) {
    PardotClient.Answer answer = client.post(path, body);
    assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
    return answer.json();
  }

  private void makeCrm(IdentityCase.Given given) {
    boolean winner =
        one.crm().stream().anyMatch(lead -> given.id().equals(lead.fields().get("MasterRecordId")));
    if (!winner) {
      makeNow(given);
    }
  }

  private void makeNow(IdentityCase.Given given) {
    JsonObject body = new JsonObject();
    given.fields().forEach((name, value) -> put(body, name, value));
    body.remove("ConvertedContactId");
    body.remove("MasterRecordId");
    if (given.object().equals("Lead")) {
      body.put("Company", "C");
    }
    ids.put(given.id(), post(CRM + given.object(), body.encode()).getString("id"));
  }

  private void makeProspect(IdentityCase.Given given) {
    Map<String, Object> fields = new HashMap<>();
    given.fields().forEach((name, value) -> fields.put(name, real(name, value)));
    if ("".equals(fields.get("email"))) {
      fields.remove("email"); // the API takes none such; old ones may be there
      ids.put("p" + given.id(), "" + sandbox.pardot().store().insert("prospects", fields));
      return;
    }
    fields.putIfAbsent("email", "p" + given.id() + "@" + one.id() + ".example");
    fields.computeIfPresent("salesforceOwnerId", (name, any) -> owner());
    JsonObject body = new JsonObject(fields);
    ids.put("p" + given.id(), "" + post(PROSPECTS + "?fields=id", body.encode()).getInteger("id"));
  }

  private String owner() {
    return sandbox.salesforce().userOf("a sales rep");
  }

  private void put(JsonObject body, String name, Object value) {
    if (!"".equals(value)) {
      body.put(name, real(name, value));
    }
  }

  /** The case's ids and addresses as they are in this sandbox. */
  private Object real(String name, Object value) {
    return switch (name) {
      case "salesforceId" -> ids.getOrDefault(value, "00Q0000000099zzAAA");
      case "email", "Email" -> ((String) value).replaceAll("(?i)x\\.org", one.id() + ".example");
      default -> value;
    };
  }

  private String prospect() {
    return ids.get("p" + one.prospects().get(0).id());
  }

  private void check() {
    Matcher linked = LINKED.matcher(one.want());
    if (linked.matches()) {
      linkedWith(prospect(), ids.get(linked.group(1)));
      nothingIsMade();
    } else if (one.want().startsWith("create ")) {
      String crm = record("marketing/prospect/" + prospect()).getString("link.crm");
      assertThat(crm).startsWith("crm/" + one.want().substring("create ".length()) + "/");
      assertThat(ids).doesNotContainValue(crm.substring(crm.lastIndexOf('/') + 1));
    } else if (one.want().startsWith("one link")) {
      linkedWith(prospect(), ids.get(one.crm().get(0).id()));
      assertThat(reviewOf(ids.get("p" + one.prospects().get(1).id()))).hasSize(1);
      nothingIsMade();
    } else if (one.want().equals("review")) {
      List<String> candidates = reviewOf(prospect());
      assertThat(candidates).hasSize(2);
      assertThat(record("marketing/prospect/" + prospect()).getString("link")).isNull();
    } else if (one.want().startsWith("archived")) {
      archived();
      nothingIsMade();
    } else {
      assertThat(one.want()).isEqualTo("nothing");
      assertThat(record("marketing/prospect/" + prospect()).getString("link")).isNull();
      nothingIsMade();
    }
  }

  private void linkedWith(String prospect, String crm) {
    JsonPath record = record("marketing/prospect/" + prospect);
    assertThat(record.getString("link.crm")).endsWith("/" + crm);
    assertThat(record.getBoolean("deleted")).isFalse();
    assertThat(client.get(PROSPECTS + "/" + prospect + "?fields=id").status()).isEqualTo(200);
    if (one.want().contains("takes its e-mail")) {
      JsonObject shown =
          client.get(PROSPECTS + "/" + prospect + "?fields=email,salesforceId").json();
      assertThat(shown.getString("email")).isEqualTo("w@" + one.id() + ".example");
      assertThat(shown.getString("salesforceId")).isEqualTo(crm);
    }
  }

  /** In the recycle bin there, flagged here, and no other record made for it. */
  private void archived() {
    assertThat(client.get(PROSPECTS + "/" + prospect() + "?fields=id").status()).isEqualTo(404);
    JsonPath record = record("marketing/prospect/" + prospect());
    assertThat(record.getString("ended.how")).isEqualTo("crm-deleted");
    assertThat(record.getString("ended.due")).isNull();
    assertThat(record.getString("link")).isNull();
  }

  private List<String> reviewOf(String prospect) {
    JsonPath reviews = given().queryParam("limit", 500).get("/api/v1/reviews").jsonPath();
    int at = reviews.getList("items.record").indexOf("marketing/prospect/" + prospect);
    assertThat(at).as("a review of prospect " + prospect).isNotNegative();
    return reviews.getList("items[" + at + "].candidates");
  }

  /** Nobody but those of the case has one of its addresses. */
  private void nothingIsMade() {
    String part = "@" + one.id() + ".example";
    List<String> found =
        given().queryParam("q", part).get("/api/v1/records").jsonPath().getList("record");
    assertThat(found)
        .allMatch(key -> ids.containsValue(key.substring(key.lastIndexOf('/') + 1)), "of the case");
  }

  private static JsonPath record(String key) {
    return given().get("/api/v1/records/" + key).then().statusCode(200).extract().jsonPath();
  }
}
