package org.syncline.sandbox.pardot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.sandbox.SandboxServer;
import org.syncline.sandbox.SandboxSettings;
import org.syncline.testsupport.PardotClient;
import org.syncline.testsupport.PardotClient.Answer;
import org.syncline.testsupport.SandboxClock;

class ProspectApiTest {
  private static final String PROSPECTS = "/api/v5/objects/prospects";

  private final SandboxClock clock = new SandboxClock("2025-05-16T18:27:08Z");
  private SandboxServer server;
  private PardotClient client;

  @BeforeEach
  void start() {
    PardotSandbox.Settings pardot =
        PardotSandbox.Settings.defaults()
            .withCustomFields(
                List.of(
                    new CustomField("biography", "Biography", "text"),
                    new CustomField("hobby", "Hobby", "radio button"),
                    new CustomField("language", "Language", "multi-select"),
                    new CustomField("age", "Age", "number")));
    server = SandboxServer.start(SandboxSettings.empty().withPardot(pardot), clock);
    client = new PardotClient(server.baseUrl(), server.tokens().issue("tester"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void prospect_createdReadUpdatedDeletedAndUndeleted_isInEachState() {
    Answer created = client.post(PROSPECTS + "?fields=id,email", "{\"email\":\"a@b.example\"}");
    assertThat(created.status()).isEqualTo(201);
    String path = PROSPECTS + "/" + created.json().getInteger("id");
    clock.advance(Duration.ofSeconds(5));

    assertThat(client.patch(path, "{\"firstName\":\"Ann\",\"hobby__c\":\"chess\"}").status())
        .isEqualTo(204);
    JsonObject read = client.get(path + "?fields=firstName,hobby__c,createdAt,updatedAt").json();
    assertThat(read.getString("firstName")).isEqualTo("Ann");
    assertThat(read.getString("hobby__c")).isEqualTo("chess");
    assertThat(read.getString("createdAt")).isEqualTo("2025-05-16T11:27:08-07:00");
    assertThat(read.getString("updatedAt")).isEqualTo("2025-05-16T11:27:13-07:00");

    assertThat(client.delete(path).status()).isEqualTo(204);
    assertThat(client.get(path + "?fields=id").status()).isEqualTo(404);
    assertThat(client.patch(path, "{\"city\":\"Ulm\"}").code()).isEqualTo(219);
    assertThat(client.get(PROSPECTS + "?fields=id").json().getJsonArray("values")).isEmpty();
    assertThat(
            client
                .get(PROSPECTS + "?fields=id,isDeleted&deleted=all")
                .json()
                .getJsonArray("values"))
        .hasSize(1);

    assertThat(client.post(path + "/do/undelete", "").status()).isEqualTo(204);
    assertThat(client.get(path + "?fields=id").status()).isEqualTo(200);
  }

  @Test
  void errors_ofMissingHeaderFieldsAndRecord_equalTheRecordedBodies() throws IOException {
    assertThat(client.get(PROSPECTS).json())
        .isEqualTo(recorded("read/emails/err-missing-query.json"));
    assertThat(client.delete(PROSPECTS + "/55").json())
        .isEqualTo(recorded("delete/err-not-found.json"));
    assertThat(client.get(PROSPECTS + "?fields=id").json())
        .isEqualTo(recorded("read/emails/2-empty-page.json"));
    client.without("Pardot-Business-Unit-Id");
    assertThat(client.get(PROSPECTS + "?fields=id").json())
        .isEqualTo(recorded("read/emails/err-missing-header.json"));
  }

  @Test
  void recordedProspects_putIn_areAnsweredWithTheRecordedBodies() throws IOException {
    JsonObject page = recorded("read/prospects.json");
    for (Object each : page.getJsonArray("values")) {
      JsonObject person = ((JsonObject) each).copy();
      person.remove("id");
      client.post(PROSPECTS, person.encode());
    }
    String fields = "id,email,firstName,lastName,biography__c,hobby__c";
    JsonObject answer = client.get(PROSPECTS + "?fields=" + fields).json();
    assertThat(withoutIds(answer)).isEqualTo(withoutIds(page));
  }

  @Test
  void customFields_queried_haveTheRecordedBody() throws IOException {
    JsonObject answer =
        client.get("/api/v5/objects/custom-fields?fields=id,fieldId,isRequired,name,type").json();
    assertThat(withoutIds(answer))
        .isEqualTo(withoutIds(recorded("metadata/prospects-custom-fields.json")));
  }

  @Test
  void everyRecordedField_ofProspectsUsersCampaignsAndLists_canBeAskedFor() throws IOException {
    JsonObject objects =
        recorded("schemas.json")
            .getJsonObject("modules")
            .getJsonObject("account-engagement")
            .getJsonObject("objects");
    for (String object : List.of("prospects", "users", "campaigns", "lists")) {
      List<String> fields =
          new ArrayList<>(objects.getJsonObject(object).getJsonObject("fields").fieldNames());
      fields.removeAll(List.of("password"));
      Answer answer =
          client.get("/api/v5/objects/" + object + "?fields=" + String.join(",", fields));
      assertThat(answer.status()).as(object + answer.body()).isEqualTo(200);
    }
  }

  @Test
  void query_pagedByUpdatedAt_seesEachRecordOnceInOrder() {
    for (int i = 0; i < 25; i++) {
      server.pardot().store().insert("prospects", Map.of("email", "p" + i + "@b.example"));
      clock.advance(Duration.ofMillis(400));
    }
    List<Integer> seen = new ArrayList<>();
    String next =
        PROSPECTS
            + "?fields=id,updatedAt&orderBy=updatedAt%20ASC&limit=4"
            + "&updatedAtAfterOrEqualTo=2025-05-16T11:27:08-07:00";
    int pages = 0;
    while (next != null) {
      JsonObject page = client.get(next).json();
      page.getJsonArray("values").forEach(v -> seen.add(((JsonObject) v).getInteger("id")));
      next = page.getString("nextPageUrl");
      pages++;
    }
    assertThat(pages).isEqualTo(7);
    assertThat(seen).hasSize(25).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void query_byEachComparison_findsTheRightRecords() {
    for (int i = 0; i < 5; i++) {
      server.pardot().store().insert("prospects", Map.of("email", "p" + i + "@b.example"));
      clock.advance(Duration.ofSeconds(1));
    }
    assertThat(ids("idGreaterThan=1003")).containsExactly(1004, 1005);
    assertThat(ids("idGreaterThanOrEqualTo=1003&idLessThan=1005")).containsExactly(1003, 1004);
    assertThat(ids("idLessThanOrEqualTo=1002&orderBy=id%20DESC")).containsExactly(1002, 1001);
    assertThat(ids("updatedAtAfter=2025-05-16T18:27:09Z&orderBy=updatedAt"))
        .containsExactly(1003, 1004, 1005);
    assertThat(ids("createdAtBeforeOrEqualTo=2025-05-16T11:27:09-07:00"))
        .containsExactly(1001, 1002);
    assertThat(ids("email=P3@b.example")).containsExactly(1004);
    assertThat(ids("orderBy=email%20DESC&limit=2")).containsExactly(1005, 1004);
  }

  @Test
  void query_withWrongParameters_answersTheirCodes() {
    assertThat(client.get(PROSPECTS + "?fields=id,nonsense").code()).isEqualTo(180);
    assertThat(client.get(PROSPECTS + "?fields=id&limit=1001").code()).isEqualTo(23);
    assertThat(client.get(PROSPECTS + "?fields=id&deleted=maybe").code()).isEqualTo(27);
    assertThat(client.get(PROSPECTS + "?fields=id&updatedAtAfter=noon").code()).isEqualTo(7);
    assertThat(client.get(PROSPECTS + "?fields=id&nextPageToken=abc").code()).isEqualTo(211);
    assertThat(client.get(PROSPECTS + "?fields=id&idGreaterThan=1&city=a&state=b&zip=c").code())
        .isEqualTo(209);
  }

  @Test
  void pageToken_withAnotherParameterOrTooOld_isRefused() {
    for (int i = 0; i < 3; i++) {
      server.pardot().store().insert("prospects", Map.of("email", "p" + i + "@b.example"));
    }
    JsonObject first = client.get(PROSPECTS + "?fields=id&limit=1").json();
    String next = first.getString("nextPageUrl");
    assertThat(first.getString("nextPageToken")).isNotNull();
    assertThat(next).startsWith(server.baseUrl());
    assertThat(client.get(next + "&limit=1").status()).isEqualTo(400);
    clock.advance(Duration.ofHours(4).plusSeconds(1));
    client.header("Authorization", "Bearer " + server.tokens().issue("tester"));
    assertThat(client.get(next).code()).isEqualTo(210);
  }

  @Test
  void referredRecords_askedForWithDots_areShownInside() {
    int campaign = server.pardot().store().insert("campaigns", Map.of("name", "Spring"));
    Map<String, Object> fields = new HashMap<>();
    fields.put("email", "a@b.example");
    fields.put("campaignId", campaign);
    int id = server.pardot().store().insert("prospects", fields);
    JsonObject read =
        client.get(PROSPECTS + "/" + id + "?fields=id,campaign.name,assignedTo.email").json();
    assertThat(read)
        .isEqualTo(
            new JsonObject()
                .put("id", id)
                .put("campaign", new JsonObject().put("name", "Spring"))
                .putNull("assignedTo"));
  }

  @Test
  void upsertLatestByEmail_updatesTheNewestOrCreates() {
    int older = server.pardot().store().insert("prospects", Map.of("email", "Twin@b.example"));
    clock.advance(Duration.ofSeconds(1));
    int newer = server.pardot().store().insert("prospects", Map.of("email", "twin@B.example"));
    String upsert = PROSPECTS + "/do/upsertLatestByEmail";
    String body =
        "{\"matchEmail\":\"%s\",\"prospect\":{\"city\":\"Ulm\"},\"fields\":[\"id\",\"email\"]}";
    assertThat(client.post(upsert, body.formatted("twin@b.example")).json().getInteger("id"))
        .isEqualTo(newer);
    assertThat(client.post(upsert, body.formatted("new@b.example")).json().getInteger("id"))
        .isNotIn(older, newer);
  }

  @Test
  void write_ofReadOnlyUnknownWrongOrTooLongValues_isRefusedAndChangesNothing() {
    int id = server.pardot().store().insert("prospects", Map.of("email", "a@b.example"));
    String path = PROSPECTS + "/" + id;
    assertThat(client.patch(path, "{\"city\":\"Ulm\",\"grade\":\"A\"}").code()).isEqualTo(180);
    assertThat(client.patch(path, "{\"nonsense\":1}").code()).isEqualTo(180);
    assertThat(client.patch(path, "{\"score\":\"high\"}").code()).isEqualTo(154);
    assertThat(client.patch(path, "{\"email\":\"no address\"}").code()).isEqualTo(4);
    assertThat(client.patch(path, "{\"city\":\"" + "x".repeat(256) + "\"}").code()).isEqualTo(154);
    assertThat(client.patch(path, "{").code()).isEqualTo(150);
    assertThat(server.pardot().store().get("prospects", id).orElseThrow().get("city")).isNull();
  }

  @Test
  void read_ofWhatTheClientHasSeen_answersNotModified() {
    int id = server.pardot().store().insert("prospects", Map.of("email", "a@b.example"));
    String path = PROSPECTS + "/" + id + "?fields=id";
    String date = client.get(path).response().headers().firstValue("Date").orElseThrow();
    assertThat(date).isEqualTo("Fri, 16 May 2025 18:27:08 GMT");

    client.header("If-Modified-Since", date);
    assertThat(client.get(path).status()).isEqualTo(304);
    clock.advance(Duration.ofSeconds(1));
    server.pardot().store().update("prospects", id, Map.of("city", "Ulm"), "tester");
    assertThat(client.get(path).status()).isEqualTo(200);
  }

  @Test
  void callsAtATime_oneAfterTheOther_areOne() {
    client.get(PROSPECTS + "?fields=id");
    client.get(PROSPECTS + "?fields=id");
    assertThat(server.pardot().mostCallsAtATime()).isEqualTo(1);
  }

  @Test
  void token_unknownMissingOrRevoked_isRefused() {
    client.header("Authorization", "Bearer wrong");
    assertThat(client.get(PROSPECTS + "?fields=id").status()).isEqualTo(401);
    assertThat(client.get(PROSPECTS + "?fields=id").code()).isEqualTo(184);
    client.without("Authorization");
    assertThat(client.get(PROSPECTS + "?fields=id").code()).isEqualTo(49);
  }

  @Test
  void dailyLimit_reached_answers429AndIsOverTomorrow() {
    server.pardot().dailyLimit(1);
    client.header("X-Return-Api-Usage", "1");
    assertThat(client.get(PROSPECTS + "?fields=id").response().headers().firstValue("x-api-usage"))
        .contains("1/1");
    Answer refused = client.get(PROSPECTS + "?fields=id");
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.code()).isEqualTo(122);
    clock.advance(Duration.ofDays(1));
    client.header("Authorization", "Bearer " + server.tokens().issue("tester"));
    assertThat(client.get(PROSPECTS + "?fields=id").status()).isEqualTo(200);
  }

  private List<Integer> ids(String parameters) {
    JsonArray values =
        client.get(PROSPECTS + "?fields=id&" + parameters).json().getJsonArray("values");
    return values.stream().map(v -> ((JsonObject) v).getInteger("id")).toList();
  }

  private static JsonObject withoutIds(JsonObject page) {
    JsonObject copy = page.copy();
    copy.getJsonArray("values").forEach(v -> ((JsonObject) v).remove("id"));
    return copy;
  }

  private static JsonObject recorded(String file) throws IOException {
    return new JsonObject(Files.readString(Path.of("src/test/resources/recorded-pardot", file)));
  }
}
