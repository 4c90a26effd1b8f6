package org.syncline.journey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.syncline.access.StaticToken;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.LogLines;
import org.syncline.testsupport.ScriptedServer;
import org.syncline.testsupport.ScriptedServer.Answer;
import org.syncline.testsupport.ScriptedServer.Asked;

/**
 * Secrets stay secret while everything fails: the sign-in is refused, then granted, and its token
 * refused.
 */
@QuarkusTest
@TestProfile(SecretsTest.Polling.class)
@WithTestResource(DatabaseForTests.class)
@WithTestResource(SecretsTest.Refusing.class)
class SecretsTest {
  private static final String SECRET = "s3cr3t-marker";
  private static final String TOKEN = SECRET + "-ours";

  public static class Polling implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.ofEntries(
          Map.entry("syncline.sandbox.enabled", "false"),
          Map.entry("syncline.auth", "tokens"),
          Map.entry(
              "syncline.tokens", new StaticToken("ada", "admin", StaticToken.hashOf(TOKEN)).line()),
          Map.entry("syncline.salesforce.client-id", "a"),
          Map.entry("syncline.salesforce.client-secret", SECRET + "-client"),
          Map.entry("syncline.salesforce.username", "ann"),
          Map.entry("syncline.salesforce.password", SECRET + "-password"),
          Map.entry("syncline.pardot.business-unit-id", "0Uv000000000001AAA"),
          Map.entry("syncline.poll.every", "200ms"));
    }
  }

  /** Both systems. */
  public static class Refusing implements QuarkusTestResourceLifecycleManager {
    private static final int REFUSED = 6;
    private final AtomicInteger signIns = new AtomicInteger();
    private ScriptedServer server;

    @Override
    public Map<String, String> start() {
      server = new ScriptedServer().otherwise(this::answer);
      String url = server.address().toString();
      return Map.of("syncline.salesforce.url", url, "syncline.pardot.url", url);
    }

    private Answer answer(Asked call) {
      if (!call.path().startsWith("/services/oauth2/token")) {
        return Answer.json(401, "[{\"errorCode\":\"INVALID_SESSION_ID\",\"message\":\"expired\"}]");
      }
      return signIns.incrementAndGet() % 2 == 1
          ? Answer.json(503, "{\"error\":\"unavailable\",\"error_description\":\"later\"}")
          : Answer.json(
              200,
              "{\"access_token\":\"%s-session\",\"instance_url\":\"%s\",\"id\":\"x/y\"}"
                  .formatted(SECRET, server.address()));
    }

    @Override
    public void stop() {
      server.close();
    }
  }

  private static String asked(String path) {
    return given().auth().oauth2(TOKEN).get(path).asString();
  }

  @Test
  void secrets_areNowhere_whileEverythingFails() {
    List<String> told = new ArrayList<>();
    try (LogLines log = new LogLines()) {
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () -> assertThat(asked("/api/v1/connector")).contains("although we signed in anew"));
      given().auth().oauth2(SECRET + "-wrong").get("/api/v1/connector").then().statusCode(401);
      given().formParam("token", SECRET + "-wrong").post("/sign-in").then().statusCode(401);
      told.add(given().header("Authorization", TOKEN).post("/api/v1/changes").asString());
      for (String path :
          List.of(
              "/api/v1/connector",
              "/api/v1/history",
              "/api/v1/errors",
              "/api/v1/changes",
              "/api/v1/records?q=s3cr",
              "/q/health",
              "/q/metrics",
              "/q/openapi",
              "/nowhere")) {
        told.add(asked(path));
      }
      assertThat(log.all()).isNotEmpty();
      told.addAll(log.all());
    }
    assertThat(told).noneMatch(text -> text.contains(SECRET));
  }

  @Test
  void health_withoutAToken_tellsNothingOfRecords() {
    String health = given().get("/q/health").asString();
    assertThat(health).contains("sync").doesNotContain("@", "00Q", SECRET);
  }
}
