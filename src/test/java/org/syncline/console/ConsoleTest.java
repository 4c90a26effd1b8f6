package org.syncline.console;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.connector.Connector;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.SyncByHand;
import org.syncline.testsupport.TwoSystems;

/** The first page as the server renders it, where both systems are somebody's own. */
@QuarkusTest
@TestProfile(TwoSystems.class)
@WithTestResource(DatabaseForTests.class)
class ConsoleTest {
  private static final Pattern LOADED =
      Pattern.compile("(?:src|href)=\"(/(?:webjars|console)/[^\"]+)\"");

  @Inject SyncByHand sync;
  @Inject TwoSystems.Marketing marketing;
  @Inject TwoSystems.Crm crm;
  @Inject Connector connector;

  @BeforeEach
  void nothingThere() {
    sync.reset();
  }

  private static Response page() {
    return given().get("/").then().statusCode(200).extract().response();
  }

  private void pairThatDiffers(String lastName, String theirCity, String ourCity) {
    marketing.create(
        "prospect", Map.of("email", "a@x.org", "lastName", lastName, "city", theirCity));
    crm.create("Lead", Map.of("Email", "a@x.org", "LastName", lastName, "City", ourCity));
    sync.quiet();
  }

  @Test
  void page_loadsNothingFromElsewhere_andSaysSo() {
    Response page = page();
    assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
    assertThat(page.header("Content-Security-Policy"))
        .startsWith("default-src 'self';")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
    assertThat(page.asString())
        .doesNotContainPattern("(?:src|href)=\"(?:https?:)?//")
        .doesNotContainPattern("<script>|<style|style=\"| on[a-z]+=\"");
  }

  @Test
  void everyFileOfThePage_isServedByUs() {
    Matcher loaded = LOADED.matcher(page().asString());
    int files = 0;
    while (loaded.find()) {
      given().get(loaded.group(1)).then().statusCode(200);
      files++;
    }
    assertThat(files).as("styles, icons, htmx, its extension and our script").isEqualTo(6);
  }

  @Test
  void page_ofAnEmptyServer_saysWhatWillBeThere() {
    assertThat(page().asString())
        .contains("Nothing was decided yet.")
        .contains("No open errors.")
        .contains("not read yet")
        .contains("Not reloaded since the start.");
  }

  @Test
  void decision_isShownWithValuesRuleAndLoss() {
    pairThatDiffers("Curie", "Paris", "Sceaux");
    assertThat(page().asString())
        .contains("<del title=\"Paris\">Paris</del>")
        .contains("<ins title=\"Sceaux\">Sceaux</ins>")
        .contains("Salesforce is the master of this field")
        .contains("Lost in Pardot: “Paris”")
        .containsPattern("href=\"/api/v1/records/crm/Lead/[^\"]+\"");
  }

  @Test
  void values_fromTheSystems_areNeverMarkup() {
    pairThatDiffers("<script>alert(1)</script>", "\" onmouseover=\"alert(2)", "<b>bold</b>");
    assertThat(page().asString())
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
        .contains("&lt;b&gt;bold&lt;/b&gt;")
        .doesNotContain("<script>alert")
        .doesNotContain("<b>bold")
        .doesNotContain("\" onmouseover=\"");
  }

  @Test
  void longValue_isShortened_andWholeInItsTitle() {
    String city = "x".repeat(200);
    pairThatDiffers("Curie", city, "Sceaux");
    assertThat(page().asString())
        .contains("<del title=\"" + city + "\">" + "x".repeat(60) + "…</del>");
  }

  @Test
  void syncError_isShownWithFieldValueAndWhatIsAllowed() {
    crm.create("Lead", Map.of("Email", "a@x.org", "LastName", "L"));
    marketing.create("prospect", Map.of("email", "a@x.org", "city", "y".repeat(300)));
    sync.quiet();
    assertThat(page().asString())
        .containsPattern("<strong>1</strong> untakeable")
        .contains("<code>City</code>")
        .contains("“" + "y".repeat(60) + "…”")
        .contains("40 characters");
  }

  @Test
  void connector_pausedByAPerson_isShownWithTheReason() {
    connector.pause("we move house", false);
    assertThat(page().asString()).contains("state paused").contains("we move house");
  }

  @Test
  void page_withoutASandbox_hasNoButton_andRefusesTheEdit() {
    assertThat(page().asString()).doesNotContain("<button").doesNotContain("See an edit travel");
    given()
        .post("/console/sandbox/edits")
        .then()
        .statusCode(404)
        .body(containsString("there is no sandbox here"));
  }
}
