package org.syncline.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.LogLines;
import org.syncline.testsupport.SettableClock;
import org.syncline.testsupport.WithTokens;

/** What a person with a browser meets. */
@QuarkusTest
@TestProfile(WithTokens.class)
@WithTestResource(DatabaseForTests.class)
class SignInTest {
  @Inject SettableClock clock;

  /** What failed before, here or in another class, no longer counts. */
  @BeforeEach
  void later() {
    clock.forward(FailedAttempts.WINDOW.plusSeconds(1));
  }

  private static RequestSpecification browser() {
    return given().redirects().follow(false).header("Accept", "text/html,*/*;q=0.8");
  }

  private static Response signIn(String token, String to) {
    return browser().formParam("token", token).formParam("to", to).post("/sign-in");
  }

  @Test
  void page_withoutAToken_leadsToTheSignIn_andBack() {
    browser()
        .get("/console/records?q=jones")
        .then()
        .statusCode(303)
        .header("Location", containsString("/sign-in?to=%2Fconsole%2Frecords%3Fq%3Djones"));
    browser()
        .queryParam("to", "/console/records?q=jones")
        .get("/sign-in")
        .then()
        .statusCode(200)
        .body(containsString("value=\"/console/records?q=jones\""))
        .body(not(containsString("<script")));
  }

  @Test
  void api_inABrowser_isAProblemAndNoPage() {
    browser().get("/api/v1/connector").then().statusCode(401);
  }

  @Test
  void token_thatIsKnown_becomesACookieThatLetsIn() {
    Response answer = signIn(" " + WithTokens.VIEWER + "\n", "/q/metrics");
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.header("Location")).isEqualTo("/q/metrics");
    assertThat(answer.header("Set-Cookie"))
        .contains("HttpOnly", "SameSite=Strict", "Path=/")
        .doesNotContain("Secure");
    browser()
        .cookie("syncline-token", answer.cookie("syncline-token"))
        .get("/api/v1/connector")
        .then()
        .statusCode(200);
  }

  @Test
  void cookie_thatIsNoLongerGood_leadsToTheSignIn() {
    browser().cookie("syncline-token", "old").get("/q/metrics").then().statusCode(303);
    browser().cookie("syncline-token", "old").get("/sign-in").then().statusCode(200);
  }

  @Test
  void signOut_takesTheCookieAway() {
    Response answer =
        browser()
            .cookie("syncline-token", WithTokens.VIEWER)
            .header("Sec-Fetch-Site", "same-origin")
            .post("/sign-out");
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.header("Set-Cookie")).contains("syncline-token=").contains("Max-Age=0");
  }

  @ParameterizedTest
  @CsvSource({
    "https://evil.example/, /",
    "//evil.example, /",
    "/\\evil.example, /",
    "'', /",
    "/a{b}, /",
    "/a|b, /",
    "/a<b, /",
    "'/a\"b', /",
    "/a b, /",
    "/a?q=1&r=%20#x, /a?q=1&r=%20#x",
    "/console, /console"
  })
  void way_afterwards_staysOnThisServer(String to, String location) {
    assertThat(Pages.local(to)).isEqualTo(location);
  }

  @Test
  void page_isSafeFromWhatALinkPutsIntoIt() {
    browser()
        .queryParam("to", "/\"><script>alert(1)</script>")
        .get("/sign-in")
        .then()
        .body(not(containsString("<script>")));
  }

  @Test
  void bearerTokens_thatFail_doNotLockTheSignIn() {
    for (int i = 0; i <= FailedAttempts.MOST; i++) {
      given().auth().oauth2("wrong").get("/api/v1/connector").then().statusCode(401);
    }
    signIn("wrong", "/").then().statusCode(401);
  }

  @Test
  void attempts_thatFail_areLogged_andSoonTakenNoMore() {
    try (LogLines log = new LogLines()) {
      for (int i = 0; i < FailedAttempts.MOST; i++) {
        signIn("s3cr3t-marker", "/").then().statusCode(401);
      }
      signIn("s3cr3t-marker", "/").then().statusCode(429).header("Retry-After", equalTo("60"));
      signIn(WithTokens.VIEWER, "/").then().statusCode(303);
      assertThat(log.all())
          .anyMatch(line -> line.contains("127.0.0.1 sent a token that is not known"))
          .noneMatch(line -> line.contains("s3cr3t-marker"));
    }
    clock.forward(FailedAttempts.WINDOW.plusSeconds(1));
    signIn(WithTokens.VIEWER, "/").then().statusCode(303);
  }
}
