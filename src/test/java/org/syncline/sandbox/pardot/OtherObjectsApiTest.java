package org.syncline.sandbox.pardot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.sandbox.SandboxServer;
import org.syncline.sandbox.SandboxSettings;
import org.syncline.testsupport.PardotClient;
import org.syncline.testsupport.PardotClient.Answer;
import org.syncline.testsupport.SandboxClock;

/** What there is beside prospects. */
class OtherObjectsApiTest {
  private static final String OBJECTS = "/api/v5/objects/";
  private static final String MEMBERSHIPS = OBJECTS + "list-memberships";

  private final SandboxClock clock = new SandboxClock("2026-11-24T09:00:00Z");
  private SandboxServer server;
  private PardotClient client;

  @BeforeEach
  void start() {
    server = SandboxServer.start(SandboxSettings.empty().withPeople(60), clock);
    client = new PardotClient(server.baseUrl(), server.tokens().issue("tester"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private JsonArray query(String object, String fields) {
    Answer answer = client.get(OBJECTS + object + "?fields=" + fields);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().getJsonArray("values");
  }

  private Answer customField(String fieldId) {
    return client.post(
        OBJECTS + "custom-fields",
        new JsonObject()
            .put("fieldId", fieldId)
            .put("name", "Shoe Size")
            .put("type", "Number")
            .encode());
  }

  @Test
  void customField_thatIsNew_isOneOfEveryProspect() {
    int before = query("prospects", "id").getJsonObject(0).getInteger("id");
    assertThat(customField("shoeSize").status()).isEqualTo(201);
    assertThat(query("prospects", "id,shoeSize__c").getJsonObject(0).getMap())
        .containsEntry("id", before)
        .containsEntry("shoeSize__c", null);
    JsonObject size = new JsonObject().put("shoeSize__c", 44.5);
    assertThat(client.patch(OBJECTS + "prospects/" + before, size.encode()).status())
        .isLessThan(300);
    client.post(OBJECTS + "prospects", size.copy().put("email", "new@shoes.example").encode());
    assertThat(query("prospects", "id,shoeSize__c"))
        .filteredOn(row -> ((JsonObject) row).getValue("shoeSize__c") != null)
        .hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"shoe size", "shoe:size", "shoeSize*"})
  void customField_whoseIdIsNone_isRefused(String fieldId) {
    assertThat(customField(fieldId).status()).isEqualTo(400);
  }

  @Test
  void campaigns_areThoseOfTheOrg() {
    JsonArray campaigns = query("campaigns", "name,salesforceId");
    assertThat(campaigns).hasSize(6);
    for (Object row : campaigns) {
      JsonObject campaign = (JsonObject) row;
      assertThat(
              server
                  .salesforce()
                  .store()
                  .get("Campaign", campaign.getString("salesforceId"))
                  .orElseThrow())
          .containsEntry("Name", campaign.getString("name"));
    }
  }

  @Test
  void activities_tellWhoDidWhatWithWhich() {
    JsonArray activities =
        query(
            "visitor-activities",
            "type,typeName,createdAt,prospect.email,campaign.name,email.name");
    assertThat(activities).isNotEmpty();
    assertThat(activities)
        .allMatch(a -> ((JsonObject) a).getJsonObject("prospect").getString("email") != null)
        .allMatch(a -> ((JsonObject) a).getJsonObject("campaign").getString("name") != null);
    assertThat(
            activities.stream()
                .map(a -> ((JsonObject) a).getInteger("type"))
                .collect(Collectors.toSet()))
        .contains(1, 2, 4, 6, 11);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lists", "list-memberships", "tags", "emails", "forms", "landing-pages"})
  void seededObjects_areThereAndQueried(String object) {
    assertThat(query(object, "id")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"prospect-accounts", "opportunities", "tagged-objects"})
  void objectsOfTheVendorsConnector_areQueriedButEmpty(String object) {
    assertThat(query(object, "id,createdAt")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "opportunities, isDeleted",
    "visitor-activities, createdById",
    "emails, updatedAt",
    "tags, isDeleted",
  })
  void field_thatTheRealObjectLacks_isUnknown(String object, String field) {
    assertThat(client.get(OBJECTS + object + "?fields=id," + field).code()).isEqualTo(180);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "users",
        "campaigns",
        "opportunities",
        "prospect-accounts",
        "visitor-activities",
        "emails"
      })
  void readOnlyObject_refusesEveryWrite(String object) {
    assertThat(client.post(OBJECTS + object, "{\"name\":\"x\"}").status()).isEqualTo(405);
    assertThat(client.patch(OBJECTS + object + "/1001", "{\"name\":\"x\"}").status())
        .isEqualTo(405);
    assertThat(client.delete(OBJECTS + object + "/1001").status()).isEqualTo(405);
  }

  @Test
  void formsAndPages_takeOnlyTheWritesThatTheyHave() {
    int campaign = query("campaigns", "id").getJsonObject(0).getInteger("id");
    JsonObject asset = new JsonObject().put("name", "x").put("campaignId", campaign);
    assertThat(client.post(OBJECTS + "landing-pages", asset.encode()).status()).isEqualTo(201);
    assertThat(client.post(OBJECTS + "forms", asset.encode()).code()).isEqualTo(13);
    asset.put("layoutTemplateId", 1);
    int form = client.post(OBJECTS + "forms", asset.encode()).json().getInteger("id");
    assertThat(client.patch(OBJECTS + "forms/" + form, "{\"name\":\"y\"}").status()).isEqualTo(405);
    assertThat(client.delete(OBJECTS + "forms/" + form).status()).isEqualTo(204);
    assertThat(client.delete(OBJECTS + "landing-pages/1001").status()).isEqualTo(405);
    asset.put("campaignId", 1);
    assertThat(client.post(OBJECTS + "forms", asset.encode()).code()).isEqualTo(38);
  }

  @Test
  void membership_madeTwiceOrOfNobody_isRefused() {
    int list = client.post(OBJECTS + "lists", "{\"name\":\"Guests\"}").json().getInteger("id");
    int prospect = query("prospects", "id").getJsonObject(0).getInteger("id");
    JsonObject membership = new JsonObject().put("listId", list).put("prospectId", prospect);
    Answer made = client.post(MEMBERSHIPS, membership.encode());
    assertThat(made.status()).isEqualTo(201);
    Answer again = client.post(MEMBERSHIPS, membership.encode());
    assertThat(again.code()).isEqualTo(58);
    assertThat(again.json().getString("message")).contains("already a member of that list");
    String path = MEMBERSHIPS + "/" + made.json().getInteger("id");
    assertThat(client.patch(path, "{\"optedOut\":true}").status()).isEqualTo(204);
    assertThat(client.get(path + "?fields=list.name,optedOut").json())
        .isEqualTo(
            new JsonObject()
                .put("optedOut", true)
                .put("list", new JsonObject().put("name", "Guests")));
    assertThat(client.delete(path).status()).isEqualTo(204);
    assertThat(client.post(MEMBERSHIPS, membership.encode()).status()).isEqualTo(201);
    assertThat(client.post(MEMBERSHIPS, membership.put("prospectId", 1).encode()).code())
        .isEqualTo(3);
    assertThat(client.post(MEMBERSHIPS, "{\"listId\":1,\"prospectId\":1}").code()).isIn(3, 55);
    assertThat(client.post(MEMBERSHIPS, "{}").json().getString("message"))
        .contains("listId, prospectId");
    assertThat(client.post(OBJECTS + "lists", "{}").code()).isEqualTo(13);
  }

  private static final String ACTIVITIES = "/api/v5/external-activities";

  private JsonObject attended() {
    return new JsonObject()
        .put("extension", "Webinars")
        .put("type", "Attended")
        .put("email", query("prospects", "email").getJsonObject(0).getString("email"))
        .put("value", "Spring");
  }

  @Test
  void activityFromOutside_isTaken_andShownByItsAddress() {
    JsonObject attended = attended();
    Answer made = client.post(ACTIVITIES + "?fields=id,activityDate", attended.encode());
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.json().getString("activityDate")).isEqualTo("2026-11-24T02:00:00-07:00");
    int id = made.json().getInteger("id");
    assertThat(client.get(ACTIVITIES + "/" + id + "?fields=extension,type,email,value").json())
        .isEqualTo(attended);
    clock.advance(Duration.ofSeconds(10));
    client.post(
        ACTIVITIES, attended.copy().put("activityDate", "2026-11-01T09:00:00+00:00").encode());
    assertThat(
            client
                .get(
                    ACTIVITIES
                        + "?fields=id,activityDate&orderBy=createdAt%20ASC"
                        + "&createdAtAfterOrEqualTo=2026-11-24T09:00:05Z")
                .json()
                .getJsonArray("values"))
        .containsExactly(
            new JsonObject().put("id", id + 1).put("activityDate", "2026-11-01T02:00:00-07:00"));
  }

  @ParameterizedTest
  @CsvSource({
    "extension, Chats, 154",
    "type, Slept, 154",
    "type, , 13",
    "email, nobody@nowhere.example, 4",
    "prospectId, 7, 180",
  })
  void activityFromOutside_thatIsNotDeclaredOrOfNobody_isRefused(
      String field, String value, int code) {
    Answer refused = client.post(ACTIVITIES, attended().put(field, value).encode());
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.code()).isEqualTo(code);
    Answer tooLong = client.post(ACTIVITIES, attended().put("value", "x".repeat(101)).encode());
    assertThat(tooLong.code()).isEqualTo(154);
  }

  @Test
  void activityFromOutside_isNoneOfTheOtherObjects_andNeverChanged() {
    int id = client.post(ACTIVITIES, attended().encode()).json().getInteger("id");
    String other = OBJECTS + "external-activities";
    assertThat(client.get(other + "?fields=id").status()).isEqualTo(404);
    assertThat(client.get(other + "/" + id + "?fields=id").status()).isEqualTo(404);
    assertThat(client.post(other, attended().encode()).status()).isEqualTo(404);
    assertThat(client.delete(ACTIVITIES + "/" + id).status()).isEqualTo(404);
    assertThat(client.get(ACTIVITIES + "?fields=prospectId").code()).isEqualTo(180);
  }

  @Test
  void tags_areWritten() {
    Answer made = client.post(OBJECTS + "tags?fields=id,name", "{\"name\":\"hot\"}");
    assertThat(made.json().getString("name")).isEqualTo("hot");
    String path = OBJECTS + "tags/" + made.json().getInteger("id");
    assertThat(client.patch(path, "{\"name\":\"cold\"}").status()).isEqualTo(204);
    assertThat(client.delete(path).status()).isEqualTo(204);
  }
}
