package org.syncline.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.testsupport.PardotClient;
import org.syncline.testsupport.PardotClient.Answer;
import org.syncline.testsupport.SandboxClock;

class SandboxControlTest {
  private static final String PROSPECTS = "/api/v5/objects/prospects";
  private static final String FAULTS = "/sandbox/control/faults";

  private final SandboxClock clock = new SandboxClock("2026-11-24T09:00:00Z");
  private SandboxServer server;
  private PardotClient client;

  @BeforeEach
  void start() {
    server = SandboxServer.start(SandboxSettings.empty().withPeople(20), clock);
    client = new PardotClient(server.baseUrl(), server.tokens().issue("tester"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void fault_forTheNextTwoCalls_meetsExactlyThose() {
    fault("{\"system\":\"marketing\",\"status\":503,\"times\":2}");
    assertThat(Stream.generate(this::query).limit(3).map(Answer::status))
        .containsExactly(503, 503, 200);
  }

  @Test
  void fault_withRetryAfterOrPage_answersWithThem() {
    fault("{\"system\":\"marketing\",\"status\":429,\"retryAfterSeconds\":7,\"times\":1}");
    Answer limited = query();
    assertThat(limited.status()).isEqualTo(429);
    assertThat(limited.response().headers().firstValue("Retry-After")).contains("7");
    fault("{\"system\":\"marketing\",\"status\":200,\"html\":true,\"times\":1}");
    assertThat(query().body()).startsWith("<!DOCTYPE html>");
  }

  @Test
  void fault_ofTheOtherSystemOrMethod_doesNotMeet() {
    fault("{\"system\":\"crm\"}");
    fault("{\"system\":\"marketing\",\"method\":\"POST\"}");
    assertThat(query().status()).isEqualTo(200);
    assertThat(client.post(PROSPECTS, "{\"email\":\"a@b.example\"}").status()).isEqualTo(503);
  }

  @Test
  void lostAnswer_closesTheConnectionButCarriesTheCallOut() {
    int before = server.pardot().store().count("prospects");
    fault("{\"system\":\"marketing\",\"kind\":\"lose-answer\",\"times\":1}");
    assertThatThrownBy(() -> client.post(PROSPECTS, "{\"email\":\"a@b.example\"}"))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(server.pardot().store().count("prospects")).isEqualTo(before + 1);
  }

  @Test
  void lostCall_closesTheConnectionAndCarriesNothingOut() {
    int before = server.pardot().store().count("prospects");
    fault("{\"system\":\"marketing\",\"kind\":\"lose-call\",\"method\":\"POST\"}");
    assertThatThrownBy(() -> client.post(PROSPECTS, "{\"email\":\"a@b.example\"}"))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(server.pardot().store().count("prospects")).isEqualTo(before);
  }

  @Test
  void sixthCallAtATime_isRefusedWithCode66() {
    fault("{\"system\":\"marketing\",\"latencyMillis\":1500}");
    List<Answer> answers =
        java.util.stream.IntStream.range(0, 7).mapToObj(i -> start(this::query)).toList().stream()
            .map(CompletableFuture::join)
            .toList();
    assertThat(answers.stream().filter(a -> a.status() == 200)).hasSize(5);
    assertThat(answers.stream().filter(a -> a.status() == 429))
        .hasSize(2)
        .allMatch(a -> a.code() == 66);
    client.send("DELETE", FAULTS, "");
    assertThat(query().status()).isEqualTo(200);
  }

  @Test
  void fault_withUnknownKeyOrKind_isRefusedWithTheReason() {
    assertThat(client.post(FAULTS, "{\"sytem\":\"crm\"}").body()).contains("sytem");
    assertThat(client.post(FAULTS, "{\"kind\":\"explode\"}").status()).isEqualTo(400);
    assertThat(client.post(FAULTS, "{").status()).isEqualTo(400);
  }

  @Test
  void readLag_ofAMinute_showsTheStateOfAMinuteAgo() {
    client.post("/sandbox/control/marketing/read-lag", "{\"seconds\":60}");
    int id = client.post(PROSPECTS, "{\"email\":\"new@b.example\"}").json().getInteger("id");
    String path = PROSPECTS + "/" + id + "?fields=city";
    assertThat(client.get(path).status()).isEqualTo(404);
    assertThat(found("email=new@b.example")).isEmpty();
    clock.advance(Duration.ofSeconds(61));
    client.patch(PROSPECTS + "/" + id, "{\"city\":\"Ulm\"}");
    assertThat(client.get(path).json().getString("city")).isNull();
    assertThat(found("city=Ulm")).isEmpty();
    assertThat(found("email=new@b.example&orderBy=updatedAt")).hasSize(1);
    clock.advance(Duration.ofSeconds(61));
    assertThat(client.get(path).json().getString("city")).isEqualTo("Ulm");
  }

  @Test
  void editNow_editsAndTellsByWhom() {
    JsonObject edited = client.post("/sandbox/control/edits", "{\"times\":40}").json();
    assertThat(edited.getJsonArray("edited")).isNotEmpty();
    JsonObject writes = client.get("/sandbox/control/writes?who=a%20marketer&limit=500").json();
    assertThat(writes.getJsonArray("writes")).isNotEmpty();
    assertThat(client.get("/sandbox/control/writes?who=nobody").json().getJsonArray("writes"))
        .isEmpty();
  }

  @Test
  void pause_andResume_areShown() {
    assertThat(client.post("/sandbox/control/edits/pause", "").json().getBoolean("paused"))
        .isTrue();
    assertThat(client.post("/sandbox/control/edits/resume", "").json().getBoolean("paused"))
        .isFalse();
  }

  @Test
  void counts_tellWhoIsThere() {
    JsonObject counts = client.get("/sandbox/control/counts").json();
    assertThat(counts.getJsonObject("marketing").getInteger("prospects")).isPositive();
    assertThat(counts.getJsonObject("people").getInteger("pairs")).isPositive();
  }

  @Test
  void edit_ofAProspectAndALead_isStoredAndTold() {
    int prospect = server.pardot().store().insert("prospects", Map.of("email", "a@b.example"));
    client.post("/sandbox/control/marketing/prospects/" + prospect + "/edit", "{\"city\":\"Ulm\"}");
    String lead =
        server
            .salesforce()
            .store()
            .insert("Lead", Map.of("LastName", "L", "Company", "C"), "", clock.instant());
    client.post("/sandbox/control/crm/Lead/" + lead + "/edit", "{\"City\":\"Ulm\"}");
    assertThat(server.pardot().store().get("prospects", prospect).orElseThrow())
        .containsEntry("city", "Ulm");
    assertThat(server.salesforce().store().get("Lead", lead).orElseThrow())
        .containsEntry("City", "Ulm");
    assertThat(client.get("/sandbox/control/writes?who=an%20admin").json().getJsonArray("writes"))
        .hasSize(2);
  }

  @Test
  void prospect_deletedByAPerson_isInTheRecycleBinUntilUndeleted() {
    int id = server.pardot().store().insert("prospects", Map.of("email", "a@b.example"));
    String control = "/sandbox/control/marketing/prospects/" + id;
    assertThat(client.post(control + "/delete", "").status()).isEqualTo(200);
    assertThat(client.get(PROSPECTS + "/" + id + "?fields=id").status()).isEqualTo(404);
    assertThat(client.post(control + "/undelete", "").status()).isEqualTo(200);
    assertThat(client.get(PROSPECTS + "/" + id + "?fields=id").status()).isEqualTo(200);
    assertThat(client.post("/sandbox/control/marketing/prospects/1/delete", "").status())
        .isEqualTo(400);
  }

  @Test
  void calls_areCountedByKind() {
    query();
    query();
    client.get(PROSPECTS + "/1?fields=id");
    assertThat(client.get("/sandbox/control/calls").json().getJsonObject("calls").getMap())
        .containsExactly(Map.entry("GET " + PROSPECTS, 2), Map.entry("GET " + PROSPECTS + "/*", 1));
  }

  @Test
  void tokenEndPoint_givesATokenThatPardotTakes() {
    client.header("Content-Type", "application/x-www-form-urlencoded");
    JsonObject answer =
        client
            .post(
                "/services/oauth2/token",
                "grant_type=client_credentials&client_id=x&client_secret=y")
            .json();
    PardotClient other = new PardotClient(server.baseUrl(), answer.getString("access_token"));
    assertThat(other.get(PROSPECTS + "?fields=id").status()).isEqualTo(200);
  }

  @Test
  void vendorSync_stampsLinkedProspectsOnly() {
    server.pardot().store().insert("prospects", Map.of("email", "alone@b.example"));
    int done =
        client.post("/sandbox/control/marketing/vendor-sync", "").json().getInteger("prospects");
    JsonArray all =
        client
            .get(PROSPECTS + "?fields=salesforceId,salesforceLastSync")
            .json()
            .getJsonArray("values");
    assertThat(done).isPositive().isLessThan(all.size());
    assertThat(all)
        .allMatch(
            row ->
                (((JsonObject) row).getString("salesforceId") != null)
                    == "2026-11-24T02:00:00-07:00"
                        .equals(((JsonObject) row).getString("salesforceLastSync")));
  }

  private void fault(String json) {
    assertThat(client.post(FAULTS, json).status()).isEqualTo(200);
  }

  private Answer query() {
    return client.get(PROSPECTS + "?fields=id");
  }

  private JsonArray found(String parameters) {
    return client.get(PROSPECTS + "?fields=id&" + parameters).json().getJsonArray("values");
  }

  /**
   * On a thread of its own: the common pool may have fewer than the calls that we need at a time.
   */
  private static CompletableFuture<Answer> start(java.util.function.Supplier<Answer> call) {
    return CompletableFuture.supplyAsync(call, task -> new Thread(task).start());
  }
}
