package org.syncline.sandbox.pardot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.sandbox.SandboxServer;
import org.syncline.sandbox.SandboxSettings;
import org.syncline.testsupport.PardotClient;
import org.syncline.testsupport.SandboxClock;

class ImportApiTest {
  private static final String IMPORTS = "/api/v5/imports";
  private static final String UPSERT =
      "{\"operation\":\"Upsert\",\"object\":\"Prospect\",\"createOnNoMatch\":%s,\"restoreDeleted\":%s%s}";

  private final SandboxClock clock = new SandboxClock("2026-11-24T09:00:00Z");
  private SandboxServer server;
  private PardotStore store;
  private PardotClient json;
  private PardotClient form;
  private int ann;

  @BeforeEach
  void start() {
    server = SandboxServer.start(SandboxSettings.empty(), clock);
    store = server.pardot().store();
    String token = server.tokens().issue("tester");
    json = new PardotClient(server.baseUrl(), token);
    form =
        new PardotClient(server.baseUrl(), token)
            .header("Content-Type", "multipart/form-data; boundary=XXX");
    ann = store.insert("prospects", Map.of("email", "ann@b.example", "city", "Ulm", "score", 5));
    clock.advance(Duration.ofSeconds(10));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void batch_matchedById_updatesAndBlanks() {
    JsonObject result =
        imported("", "false", "false", "matchId,firstName,city\n" + ann + ",\"Ann, A.\",\n");
    assertThat(result.getString("status")).isEqualTo("Complete");
    assertThat(result.getInteger("updatedCount")).isEqualTo(1);
    assertThat(store.get("prospects", ann).orElseThrow())
        .containsEntry("firstName", "Ann, A.")
        .containsEntry("city", null)
        .containsEntry("score", 5);
  }

  @Test
  void blankCell_ofAColumnWithoutNullOverwrite_leavesTheValue() {
    String fields =
        ",\"fields\":[{\"field\":\"matchId\"},{\"field\":\"city\",\"nullOverwrite\":false}]";
    imported(fields, "false", "false", "matchId,city\n" + ann + ",\n");
    assertThat(store.get("prospects", ann).orElseThrow()).containsEntry("city", "Ulm");
  }

  @Test
  void rows_thatCannotBeImported_areReportedAndTheOthersGoOn() {
    JsonObject result =
        imported(
            "",
            "false",
            "false",
            "matchId,matchEmail,score\n99999,,1\n%d,ann@b.example,1\n%d,,high\n%d,,7\n"
                .formatted(ann, ann, ann));
    assertThat(result.getInteger("errorCount")).isEqualTo(3);
    assertThat(result.getInteger("updatedCount")).isEqualTo(1);
    assertThat(json.get(result.getString("errorsRef")).body())
        .startsWith("matchId,matchEmail,score,errorCode,errorMessage")
        .contains("99999,,1,109,");
    assertThat(store.get("prospects", ann).orElseThrow()).containsEntry("score", 7);
  }

  @Test
  void unmatchedAddress_isCreatedOnlyWhenAskedFor() {
    assertThat(
            imported("", "false", "false", "matchEmail,city\nnew@b.example,Bonn\n")
                .getInteger("errorCount"))
        .isEqualTo(1);
    assertThat(
            imported("", "true", "false", "matchEmail,city\nnew@b.example,Bonn\n")
                .getInteger("createdCount"))
        .isEqualTo(1);
    assertThat(store.all("prospects")).anyMatch(p -> "new@b.example".equals(p.get("email")));
  }

  @Test
  void deletedProspect_isRestoredOnlyWhenAskedFor() {
    store.delete("prospects", ann, "tester");
    String csv = "matchId,city\n" + ann + ",Bonn\n";
    assertThat(imported("", "false", "false", csv).getInteger("errorCount")).isEqualTo(1);
    assertThat(imported("", "false", "true", csv).getInteger("updatedCount")).isEqualTo(1);
    assertThat(store.get("prospects", ann).orElseThrow()).containsEntry("isDeleted", false);
  }

  @Test
  void wrongOrders_areRefusedWithTheirCodes() {
    int id = create("false", "false", "");
    assertThat(json.patch(IMPORTS + "/" + id, "{\"status\":\"Ready\"}").code()).isEqualTo(156);
    assertThat(batch(id, "matchId,nonsense\n1,2\n").code()).isEqualTo(159);
    assertThat(batch(id, "matchId,city\n1\n").code()).isEqualTo(159);
    assertThat(json.post(IMPORTS + "/" + id + "/batches", "{}").code()).isEqualTo(162);
    assertThat(batch(id, "matchId,city\n1,Ulm\n").status()).isEqualTo(204);
    assertThat(json.patch(IMPORTS + "/" + id, "{\"status\":\"Ready\"}").status()).isEqualTo(200);
    assertThat(batch(id, "matchId,city\n1,Ulm\n").code()).isEqualTo(161);
    assertThat(json.patch(IMPORTS + "/" + id, "{\"status\":\"Ready\"}").code()).isEqualTo(155);
    assertThat(json.post(IMPORTS, "{\"operation\":\"Delete\",\"object\":\"Prospect\"}").code())
        .isEqualTo(154);
  }

  private JsonObject imported(String fields, String create, String restore, String csv) {
    int id = create(create, restore, fields);
    assertThat(batch(id, csv).status()).isEqualTo(204);
    json.patch(IMPORTS + "/" + id, "{\"state\":\"Ready\"}");
    String read =
        IMPORTS + "/" + id + "?fields=status,createdCount,updatedCount,errorCount,errorsRef";
    await().until(() -> json.get(read).json().getString("status").equals("Complete"));
    return json.get(read).json();
  }

  private int create(String createOnNoMatch, String restoreDeleted, String fields) {
    String body = UPSERT.formatted(createOnNoMatch, restoreDeleted, fields);
    return json.post(IMPORTS, body).json().getInteger("id");
  }

  private PardotClient.Answer batch(int id, String csv) {
    String body =
        "--XXX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"batch.csv\"\r\n"
            + "Content-Type: text/csv\r\n\r\n"
            + csv
            + "\r\n--XXX--\r\n";
    return form.post(IMPORTS + "/" + id + "/batches", body);
  }
}
