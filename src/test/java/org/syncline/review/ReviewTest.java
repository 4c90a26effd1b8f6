package org.syncline.review;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.outbox.Delivery;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.SyncByHand;
import org.syncline.testsupport.TwoSystems;

/** What is held for a person, and what the person's answer does. */
@QuarkusTest
@TestProfile(ReviewTest.HeldFields.class)
@WithTestResource(DatabaseForTests.class)
class ReviewTest {
  /** A mapping that holds city and country for a person. */
  public static class HeldFields extends TwoSystems {
    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
      settings.put("syncline.mappings", "src/test/resources/mappings-review");
      return settings;
    }
  }

  @Inject SyncByHand sync;
  @Inject TwoSystems.Marketing marketing;
  @Inject TwoSystems.Crm crm;
  private String prospect;
  private String lead;

  @BeforeEach
  void pairThatDiffers() {
    sync.reset();
    prospect =
        marketing.create("prospect", Map.of("email", "a@x.org", "city", "Rome", "country", "DE"));
    lead =
        crm.create(
            "Lead",
            Map.of("Email", "a@x.org", "City", "Oslo", "LastName", "L", "Country", "Germany"));
    sync.quiet();
  }

  private static int review(String field) {
    return given()
        .get("/api/v1/reviews")
        .jsonPath()
        .getInt("items.find { it.field == '" + field + "' }.id");
  }

  private static ValidatableResponse take(int review, String what) {
    return given()
        .contentType(ContentType.JSON)
        .body("{\"take\":\"" + what + "\"}")
        .post("/api/v1/reviews/" + review)
        .then();
  }

  private void bothShow(String city) {
    sync.quiet();
    assertThat(marketing.value(prospect, "city")).isEqualTo(city);
    assertThat(crm.value(lead, "City")).isEqualTo(city);
  }

  @Test
  void differingField_isHeldAndNotWritten() {
    assertThat(marketing.value(prospect, "city")).isEqualTo("Rome");
    assertThat(crm.value(lead, "City")).isEqualTo("Oslo");
    given().get("/api/v1/reviews").then().body("items.size()", equalTo(1));
  }

  @Test
  void field_crmTaken_isWrittenToMarketing() {
    take(review("city"), "crm").statusCode(204);
    bothShow("Oslo");
    given().get("/api/v1/reviews").then().body("open", equalTo(0));
  }

  @Test
  void field_marketingTaken_isWrittenToTheCrm() {
    take(review("city"), "marketing").statusCode(204);
    bothShow("Rome");
  }

  @Test
  void field_anotherValueTaken_isWrittenToBoth() {
    take(review("city"), "Bern").statusCode(204);
    bothShow("Bern");
    assertThat(sync.historyOf("city").get(0).rule()).isEqualTo("Decided by a person");
  }

  @Test
  void field_anotherValueTaken_decidedAgainBetweenTheTwoWrites_isWrittenToBoth() {
    take(review("city"), "Bern").statusCode(204);
    sync.decide();
    marketing.answerNext(
        write -> Optional.of(new Delivery.RetryLater("busy", Optional.of(Duration.ofMinutes(1)))));
    sync.deliver();
    sync.pollAndDecide();
    assertThat(crm.value(lead, "City")).isEqualTo("Bern");
    bothShow("Bern");
    given().get("/api/v1/reviews").then().body("open", equalTo(0));
  }

  @Test
  void field_otherWordTaken_isWrittenInEachSystemsWords() {
    crm.edit(lead, Map.of("Country", "Norway"));
    marketing.edit(prospect, Map.of("country", "FR"));
    sync.quiet();
    take(review("country"), "DE").statusCode(204);
    sync.quiet();
    assertThat(marketing.value(prospect, "country")).isEqualTo("DE");
    assertThat(crm.value(lead, "Country")).isEqualTo("Germany");
  }

  @Test
  void answer_givenTwice_isNotFound() {
    int review = review("city");
    take(review, "crm").statusCode(204);
    take(review, "marketing").statusCode(404);
    bothShow("Oslo");
  }

  @Test
  void match_oneOfTwoTaken_isLinkedWithIt() {
    String twin = marketing.create("prospect", Map.of("email", "b@x.org"));
    crm.create("Lead", Map.of("Email", "b@x.org", "LastName", "One"));
    String second = crm.create("Lead", Map.of("Email", "b@x.org", "LastName", "Two"));
    sync.quiet();
    int review =
        given()
            .get("/api/v1/reviews")
            .jsonPath()
            .getInt("items.find { it.record == 'marketing/prospect/" + twin + "' }.id");
    take(review, "crm/Lead/00Q000000000099AAA").statusCode(409);
    take(review, second).statusCode(204);
    sync.quiet();
    assertThat(marketing.value(twin, "lastName")).isEqualTo("Two");
  }
}
