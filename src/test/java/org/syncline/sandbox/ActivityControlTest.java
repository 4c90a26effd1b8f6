package org.syncline.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.sandbox.pardot.PardotStore;
import org.syncline.testsupport.PardotClient;
import org.syncline.testsupport.PardotClient.Answer;
import org.syncline.testsupport.SandboxClock;

/** What a prospect does is shown by Pardot as an activity. */
class ActivityControlTest {
  private static final String ACTIVITIES = "/api/v5/objects/visitor-activities";

  private SandboxServer server;
  private PardotClient client;
  private int prospect;
  private int form;

  @BeforeEach
  void start() {
    server = SandboxServer.start(SandboxSettings.empty(), new SandboxClock("2026-11-24T09:00:00Z"));
    client = new PardotClient(server.baseUrl(), server.tokens().issue("tester"));
    PardotStore store = server.pardot().store();
    prospect = store.insert("prospects", Map.of("email", "a@b.example"));
    int campaign = store.insert("campaigns", Map.of("name", "Fair"));
    form = store.insert("forms", Map.of("name", "Fair form", "campaignId", campaign));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Answer happens(int who, JsonObject what) {
    return client.post(
        "/sandbox/control/marketing/prospects/" + who + "/activities", what.encode());
  }

  private void refused(int who, JsonObject what, String why) {
    Answer answer = happens(who, what);
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.json().getString("error")).contains(why);
  }

  @Test
  void form_thatIsSubmitted_isAnActivityOfItsCampaign() {
    Answer answer = happens(prospect, new JsonObject().put("type", 4).put("formId", form));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    String path = ACTIVITIES + "/" + answer.json().getInteger("id");
    assertThat(
            client
                .get(path + "?fields=prospectId,type,typeName,details,campaign.name,createdAt")
                .json()
                .getMap())
        .containsEntry("prospectId", prospect)
        .containsEntry("type", 4)
        .containsEntry("typeName", "Form")
        .containsEntry("details", "Fair form")
        .containsEntry("campaign", Map.of("name", "Fair"))
        .containsEntry("createdAt", "2026-11-24T02:00:00-07:00");
  }

  @Test
  void activity_thatCannotBe_isRefusedWithTheReason() {
    JsonObject sent = new JsonObject().put("type", 4).put("formId", form);
    refused(1, sent, "no prospects 1");
    refused(prospect, new JsonObject(), "a type is required");
    refused(prospect, sent.copy().put("type", 99), "allowed: [1, 2, 4, 6, 11]");
    refused(prospect, new JsonObject().put("type", 1).put("formId", form), "emailId is required");
    refused(prospect, sent.copy().put("formId", 1), "no forms 1");
    server.pardot().store().delete("prospects", prospect, "an admin");
    refused(prospect, sent, "no prospects " + prospect);
  }
}
