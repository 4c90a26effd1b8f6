package org.syncline.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.OnSandbox;
import org.syncline.testsupport.SandboxSync;

@QuarkusTest
@TestProfile(OnSandbox.class)
@WithTestResource(DatabaseForTests.class)
class BadInputTest {
  private static final String GOOD =
      "{'system':'crm','object':'Lead','id':'00Q000000000001AAA',"
          + "'modifiedAt':'2026-11-23T10:00:00Z','fields':{'City':'Bonn'}}";

  @Inject SandboxSync sync;
  private long before;

  @BeforeEach
  void count() {
    before = sync.count("select count(*) from intake");
  }

  @AfterEach
  void nothingWasAccepted() {
    assertThat(sync.count("select count(*) from intake")).isEqualTo(before);
  }

  private static ValidatableResponse post(String path, String body) {
    return given()
        .contentType(ContentType.JSON)
        .body(body.replace('\'', '"'))
        .post("/api/v1/" + path)
        .then()
        .contentType("application/problem+json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'system':'crm'        | 'system':'sap'          | system     | allowed: marketing, crm",
        "'object':'Lead'       | 'object':'Invoice'      | object     | allowed: [Contact, Lead]",
        "'id':'00Q000000000001AAA' | 'id':''             | id         | 15 or 18",
        "'id':'00Q000000000001AAA',| ''                  | id         | is no id of Lead",
        "'City':'Bonn'         | 'Town':'Bonn'           | Town       | no mapping has this field",
        "'City':'Bonn'         | 'City':{'a':1}          | City       | must be a text",
        "'City':'Bonn'         | 'City':'B\\u0000n'      | City       | U+0000",
        "2026-11-23T10:00:00Z  | yesterday               | modifiedAt | must be a time",
        "2026-11-23T10:00:00Z  | 2999-11-23T10:00:00Z    | modifiedAt | in the future",
        "'fields':             | 'deleted':1,'fields':   | deleted    | true or false",
        "'fields':             | 'colour':1,'fields':    | colour     | unknown key",
        "'fields':             | 'fieldTimes':{'City':'x'},'fields': | fieldTimes.City | must be a time",
      })
  void change_withAMistake_isRefusedByIndexFieldAndReason(
      String good, String bad, String field, String reason) {
    String item = GOOD.replace(good.strip(), bad.equals("''") ? "" : bad.strip());
    post("changes", "{'changes':[" + GOOD + "," + item + "]}")
        .statusCode(400)
        .body("errors[0].index", equalTo(1))
        .body("errors[0].field", equalTo(field.strip()))
        .body("errors[0].reason", containsString(reason.strip()));
  }

  @Test
  void changes_withTwoMistakes_tellBoth() {
    String items = GOOD.replace("crm", "x") + "," + GOOD.replace("Lead", "y");
    post("changes", "{'changes':[" + items + "]}").statusCode(400).body("errors.size()", is(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{'changes':1}", "{'changed':[]}", "{'changes':[]} x"})
  void body_thatIsNotOfThatShape_isAProblem(String body) {
    post("changes", body).statusCode(400).body("detail", org.hamcrest.Matchers.notNullValue());
  }

  @Test
  void brokenJson_isToldWithLineAndColumn() {
    post("changes", "{'changes':\n [,]}").statusCode(400).body("detail", containsString("line 2"));
  }

  @Test
  void changes_moreThanAThousand_areTooMany() {
    String items = IntStream.range(0, 1001).mapToObj(i -> GOOD).collect(Collectors.joining(","));
    post("changes", "{'changes':[" + items + "]}").statusCode(413);
  }

  @Test
  void body_overTheLimit_isRefusedAsAProblem() {
    String padding = " ".repeat(10 * 1024 * 1024 + 10);
    post("changes", "{'changes':[" + GOOD + "]" + padding + "}")
        .statusCode(413)
        .body("title", equalTo("Content too large"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'mapping':'x'                                        | unknown mapping",
        "'mapping':'lead'                                     | marketing",
        "'mapping':'lead','marketing':{'id':'7'},'crm':{'id':'1'} | crm.id|",
        "'mapping':'lead','now':'x','marketing':{'id':'7'}    | now",
      })
  void evaluate_withAMistake_isRefused(String keys, String told) {
    post("evaluate", "{" + keys + "}").statusCode(400).body("detail", containsString(told.strip()));
  }

  @ParameterizedTest
  @CsvSource({
    "records?q=a, 400",
    "records/sap/Lead/1, 400",
    "records/crm/Lead/x, 400",
    "records/crm/Lead/00Q000000000009AAA, 404",
    "history?limit=0, 400",
    "history?cursor=x, 400",
    "history?from=x, 400",
    "history?record=x, 400",
    "nothing, 404",
  })
  void get_ofWhatIsNotThere_isAProblem(String path, int status) {
    given()
        .get("/api/v1/" + path)
        .then()
        .statusCode(status)
        .contentType("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"errors/999999/retry", "errors/999999/dismiss"})
  void error_thatDoesNotExist_isNotFound(String path) {
    given().post("/api/v1/" + path).then().statusCode(404);
  }

  @Test
  void review_thatDoesNotExist_isNotFound() {
    post("reviews/999999", "{'take':'crm'}").statusCode(404);
    post("reviews/999999", "{'take':{}}").statusCode(400);
  }
}
