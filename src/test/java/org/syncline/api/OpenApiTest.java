package org.syncline.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.TwoSystems;

/** The API's own description: every call, with examples where something is to be sent. */
@QuarkusTest
@TestProfile(TwoSystems.class)
@WithTestResource(DatabaseForTests.class)
class OpenApiTest {
  private static JsonPath api;

  private static JsonPath api() {
    if (api == null) {
      api = given().queryParam("format", "json").get("/q/openapi").jsonPath();
    }
    return api;
  }

  @BeforeAll
  static void forget() {
    api = null;
  }

  private static String call(String method, String path) {
    return "paths.'/api/v1/" + path + "'." + method;
  }

  @ParameterizedTest
  @CsvSource({
    "post, changes",
    "post, activities",
    "post, evaluate",
    "get, records",
    "get, records/{system}/{object}/{id}",
    "post, records/marketing/{object}/{id}/allow-recreate",
    "post, sharing/preview",
    "get, records/{system}/{object}/{id}/timeline",
    "get, kept",
    "get, kept/{system}/{object}/{id}",
    "get, users",
    "get, actions",
    "get, datasets",
    "get, datasets/{name}",
    "get, datasets/{name}/dictionary",
    "get, history",
    "get, errors",
    "post, errors/{id}/retry",
    "post, errors/{id}/dismiss",
    "post, errors/retry",
    "get, reviews",
    "post, reviews/{id}",
    "get, connector",
    "get, connector/plan",
    "post, connector/pause",
    "post, connector/resume",
    "post, connector/full-sync",
    "get, rules",
    "post, rules/reload",
    "get, rules/versions",
    "get, rules/versions/{version}",
    "post, scenarios/run",
  })
  void call_isDescribed(String method, String path) {
    assertThat(api().getString(call(method, path) + ".summary")).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "changes",
        "activities",
        "evaluate",
        "reviews/{id}",
        "connector/pause",
        "scenarios/run",
        "sharing/preview"
      })
  void body_hasAnExample(String path) {
    assertThat(
            api().getMap(call("post", path) + ".requestBody.content.'application/json'.examples"))
        .isNotEmpty();
  }

  @Test
  void history_describesItsFilters() {
    assertThat(api().getList(call("get", "history") + ".parameters.name"))
        .containsExactlyInAnyOrder(
            "record", "field", "rule", "ruleSet", "from", "to", "cursor", "limit");
  }
}
