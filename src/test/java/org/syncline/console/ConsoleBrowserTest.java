package org.syncline.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.syncline.testsupport.DatabaseForTests;

/** The first page in a real browser. */
@QuarkusTest
@TestProfile(LiveOnSandbox.class)
@WithTestResource(DatabaseForTests.class)
class ConsoleBrowserTest {
  private static final Duration FIRST_SYNC = Duration.ofMinutes(2);
  private static final double TRAVEL_MILLIS = 60_000;
  private static final Set<String> GRAVE = Set.of("serious", "critical");

  @TestHTTPResource("/")
  URI home;

  private final List<String> complaints = new ArrayList<>();
  private final List<String> elsewhere = new ArrayList<>();
  private static Playwright playwright;
  private static Browser browser;

  @BeforeAll
  static void browser() {
    Optional<Path> chromium = Chromium.installed();
    assumeTrue(
        chromium.isPresent(),
        "no Chromium is installed (looked at $CHROMIUM and the path): the page is not looked at");
    playwright = Chromium.playwright();
    browser = playwright.chromium().launch(Chromium.quiet(chromium.get()));
  }

  @AfterAll
  static void browserEnds() {
    if (playwright != null) {
      browser.close();
      playwright.close();
    }
  }

  @BeforeEach
  void inStep() {
    await()
        .atMost(FIRST_SYNC)
        .untilAsserted(
            () ->
                given()
                    .get("/api/v1/connector")
                    .then()
                    .body("backlog.matching", equalTo(true))
                    .body("backlog.waitingForCrm", equalTo(0))
                    .body("backlog.waitingForMarketing", equalTo(0))
                    .body("backlog.intake", equalTo(0)));
  }

  @AfterEach
  void pagesClose() {
    browser.contexts().forEach(BrowserContext::close);
  }

  private Page opened(ColorScheme scheme, int width) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(width, 900));
    Page page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (Set.of("error", "warning").contains(message.type())) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    page.onRequest(
        request -> {
          if (!URI.create(request.url()).getAuthority().equals(home.getAuthority())) {
            elsewhere.add(request.url());
          }
        });
    page.navigate(home.toString());
    assertThat(page.locator("#connection"))
        .hasText("Live", new HasTextOptions().setTimeout(TRAVEL_MILLIS));
    return page;
  }

  @Test
  void edit_madeOnThePage_isSeenToArriveWithoutAReload() {
    Page page = opened(ColorScheme.LIGHT, 1400);
    assertThat(page.locator(".system.crm h2")).hasText("Salesforce");
    assertThat(page.locator(".system.marketing h2")).hasText("Pardot");
    page.evaluate("window.notReloaded = true");

    page.locator("text=Make an edit in the sandbox").click();

    assertThat(page.locator("#travel"))
        .containsText("Arrived in", new ContainsTextOptions().setTimeout(TRAVEL_MILLIS));
    assertThat(page.locator(".row.yours .arrived").first())
        .containsText("arrived after", new ContainsTextOptions().setTimeout(TRAVEL_MILLIS));
    assertThat(page.locator(".row.yours ins").first())
        .hasText(page.locator("#travel ins").textContent());
    assertThat(page.evaluate("window.notReloaded")).isEqualTo(true);
    assertThat(complaints).isEmpty();
    assertThat(elsewhere).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void page_inBothColourSchemes_isAccessible(ColorScheme scheme) {
    Page page = opened(scheme, 1400);
    List<String> grave =
        new AxeBuilder(page)
            .analyze().getViolations().stream()
                .filter(violation -> GRAVE.contains(violation.getImpact()))
                .map(ConsoleBrowserTest::told)
                .toList();
    assertThat(grave).isEmpty();
  }

  private static String told(Rule violation) {
    return violation.getHelp()
        + ": "
        + violation.getNodes().stream()
            .map(node -> node.getTarget() + " " + node.getHtml())
            .toList();
  }

  @ParameterizedTest
  @CsvSource({"320", "820", "1600"})
  void page_ofAnyWidth_isNeverWiderThanItsWindow(int width) {
    Page page = opened(ColorScheme.LIGHT, width);
    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(width);
  }
}
