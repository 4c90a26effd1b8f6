package org.syncline.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.testsupport.PardotClient;
import org.syncline.testsupport.PardotClient.Answer;
import org.syncline.testsupport.SandboxClock;

class ReceiversTest {
  private static final String RECEIVED = "/sandbox/control/received";

  private SandboxServer server;
  private PardotClient client;

  @BeforeEach
  void start() {
    server = SandboxServer.start(SandboxSettings.empty(), new SandboxClock("2026-11-24T09:00:00Z"));
    client = new PardotClient(server.baseUrl(), "none");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private JsonArray received(String query) {
    return client.get(RECEIVED + query).json().getJsonArray("received");
  }

  @Test
  void call_isNotedAsItCame() {
    client.header("X-Survey", "yes");
    Answer answer = client.send("PUT", "/receivers/survey/s1/invitations?lang=de", "{\"a\":1}");
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json()).isEqualTo(new JsonObject().put("id", "survey-1"));
    JsonObject call = received("").getJsonObject(0);
    assertThat(call.getJsonObject("headers").getMap())
        .containsEntry("x-survey", "yes")
        .containsEntry("content-type", "application/json");
    call.remove("headers");
    assertThat(call.getMap())
        .isEqualTo(
            Map.of(
                "at", "2026-11-24T09:00:00Z",
                "name", "survey",
                "method", "PUT",
                "path", "/receivers/survey/s1/invitations?lang=de",
                "body", "{\"a\":1}",
                "id", "survey-1"));
  }

  @Test
  void repeatedKey_isAnsweredAsBefore_andNotedOnce() {
    client.header("Idempotency-Key", "k-1");
    Answer first = client.post("/receivers/sms", "{}");
    Answer again = client.post("/receivers/sms", "{}");
    assertThat(first.status()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(client.post("/receivers/survey", "{}").status()).isEqualTo(201);
    assertThat(received("?name=sms")).hasSize(1);
    assertThat(received("")).hasSize(2);
  }

  @Test
  void callsWithoutAKey_areAllNoted() {
    client.post("/receivers/sms", "{}");
    assertThat(client.post("/receivers/sms", "").json().getString("id")).isEqualTo("sms-2");
    assertThat(received("?name=sms")).hasSize(2);
  }

  @Test
  void received_isForgottenWhenAsked_withItsKeys() {
    client.header("Idempotency-Key", "k-1");
    client.post("/receivers/sms", "{}");
    assertThat(client.delete(RECEIVED).json().getBoolean("done")).isTrue();
    assertThat(received("")).isEmpty();
    assertThat(client.post("/receivers/sms", "{}").status()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/receivers", "/receivers/", "/receiver/sms"})
  void pathWithoutAName_isNotThere(String path) {
    assertThat(client.post(path, "{}").status()).isEqualTo(404);
  }

  @Test
  void fault_meetsAReceiver() {
    client.post(
        "/sandbox/control/faults", "{\"path\":\"/receivers/sms\",\"status\":503,\"times\":1}");
    assertThat(client.post("/receivers/sms", "{}").status()).isEqualTo(503);
    assertThat(client.post("/receivers/sms", "{}").status()).isEqualTo(201);
    assertThat(received("")).hasSize(1);
  }
}
