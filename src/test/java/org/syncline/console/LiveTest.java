package org.syncline.console;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.syncline.testsupport.DatabaseForTests;

/** What open pages are told. */
@QuarkusTest
@TestProfile(LiveOnSandbox.class)
@WithTestResource(DatabaseForTests.class)
class LiveTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TestHTTPResource("/console/events")
  URI events;

  @Inject Live live;
  @Inject Overviews overviews;
  private final List<EventStream> open = new ArrayList<>();

  private EventStream opened() {
    EventStream stream = new EventStream(events);
    open.add(stream);
    return stream;
  }

  @AfterEach
  void nobodyWatches() {
    open.forEach(EventStream::close);
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(live.watching()).isZero());
  }

  @Test
  void page_thatComes_isToldEveryPartOnce() {
    EventStream page = opened();
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(page.names())
                    .contains("state", "systems", "synced", "errors", "rules", "travel"));
    assertThat(page.names().stream().filter("rules"::equals)).hasSize(1);
  }

  @Test
  void page_ofWhichNothingChanges_getsASignOfLife() {
    EventStream page = opened();
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(page.names()).contains("heartbeat"));
  }

  @Test
  void pages_moreThanAllowed_areToldToComeBackLater() {
    for (int i = 0; i < 3; i++) {
      opened();
    }
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(live.watching()).isEqualTo(3));
    given().get("/console/events").then().statusCode(503).header("Retry-After", "30");
  }

  @Test
  void button_isShownToWhoMayUseItOnly() {
    String button = "Make an edit in the sandbox";
    assertThat(Templates.home(overviews.now(), Instant.now(), "otto", true).render())
        .contains(button);
    assertThat(Templates.home(overviews.now(), Instant.now(), "vera", false).render())
        .contains("See an edit travel")
        .doesNotContain(button);
  }

  @Test
  void edit_madeWithoutScripts_leadsBackToThePage() {
    given()
        .redirects()
        .follow(false)
        .post("/console/sandbox/edits")
        .then()
        .statusCode(303)
        .header("Location", "/#travel");
  }
}
