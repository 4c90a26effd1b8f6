package org.syncline.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.SyncByHand;
import org.syncline.testsupport.TwoSystems;

/** The history's filters and pages. */
@QuarkusTest
@TestProfile(TwoSystems.class)
@WithTestResource(DatabaseForTests.class)
class HistoryTest {
  @Inject SyncByHand sync;
  @Inject TwoSystems.Marketing marketing;
  @Inject TwoSystems.Crm crm;
  private String first;
  private String second;
  private Instant between;

  @BeforeEach
  void twoPairsThatDiffer() {
    sync.reset();
    first = pair("a@x.org");
    sync.quiet();
    between = sync.now();
    second = pair("b@x.org");
    sync.quiet();
  }

  private String pair(String email) {
    marketing.create("prospect", Map.of("email", email, "phone", "1", "city", "Rome"));
    return "crm/Lead/"
        + crm.create("Lead", Map.of("Email", email, "Phone", "2", "City", "Oslo", "LastName", "L"));
  }

  private static JsonPath history(String... filter) {
    var request = given();
    for (int i = 0; i < filter.length; i += 2) {
      request = request.queryParam(filter[i], filter[i + 1]);
    }
    return request.get("/api/v1/history").then().statusCode(200).extract().jsonPath();
  }

  private static List<String> all(String property, String... filter) {
    List<String> values = history(filter).getList("items." + property);
    assertThat(values).isNotEmpty();
    return values;
  }

  @Test
  void record_isFoundFromEitherSide() {
    assertThat(all("crm", "record", first)).containsOnly(first);
    String prospect = history("record", first).getString("items[0].marketing");
    assertThat(all("id", "record", prospect)).isEqualTo(all("id", "record", first));
  }

  @Test
  void field_isFoundByEitherName() {
    assertThat(all("field", "field", "Phone")).containsOnly("phone");
    assertThat(all("id", "field", "phone")).isEqualTo(all("id", "field", "Phone"));
  }

  @Test
  void rule_andRuleSet_select() {
    String rule = history("field", "phone").getString("items[0].rule");
    String ruleSet = history().getString("items[0].ruleSet");
    assertThat(all("rule", "rule", rule)).containsOnly(rule);
    assertThat(all("ruleSet", "ruleSet", ruleSet)).containsOnly(ruleSet);
    assertThat(history("ruleSet", "another").getList("items")).isEmpty();
  }

  @Test
  void span_includesItsBeginningAndExcludesItsEnd() {
    assertThat(all("crm", "from", between.toString())).containsOnly(second);
    assertThat(all("crm", "to", between.toString())).containsOnly(first);
    String at = history("record", first, "field", "phone").getString("items[0].at");
    assertThat(history("record", first, "field", "phone", "from", at).getList("items")).hasSize(1);
    assertThat(history("record", first, "field", "phone", "to", at).getList("items")).isEmpty();
  }

  @Test
  void filters_holdTogether() {
    assertThat(history("record", first, "from", between.toString()).getList("items")).isEmpty();
  }

  @Test
  void pages_togetherAreTheWhole_inOrder() {
    List<Integer> whole = history("limit", "500").getList("items.id");
    List<Integer> pages = new ArrayList<>();
    String cursor = null;
    do {
      JsonPath page =
          cursor == null ? history("limit", "3") : history("limit", "3", "cursor", cursor);
      pages.addAll(page.getList("items.id"));
      cursor = page.getString("next");
    } while (cursor != null);
    assertThat(pages).isEqualTo(whole).doesNotHaveDuplicates();
  }
}
