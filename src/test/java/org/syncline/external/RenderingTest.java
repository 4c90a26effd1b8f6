package org.syncline.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.syncline.external.CallsByHand.call;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.mapping.ExternalAction;
import org.syncline.outbox.Delivery.Rejection;

class RenderingTest {
  private static final String WEBINAR =
      """
      action: webinar
      title: Register
      kind: http
      url: https://api.example.com/webinars/{webinarKey}?lang={language}
      headers: { Authorization: "Bearer ${secret:token}", content-type: application/vnd.api+json }
      body:
        email: "{email}"
        greeting: Dear {firstName} {lastName}
        seats: "{seats}"
        confirmed: "{confirmed}"
        on: "{day}"
        page: "{page}"
        list: [ "{firstName}", "{lastName}" ]
        nested: { first: "{firstName}", key: "{idempotencyKey}" }
        fixed: [ 1, true, ~ ]
      parameters:
        webinarKey: { type: string, required: true }
        language: { type: string, allowed: [ en, de ], default: en }
        email: { type: email, required: true, from: email }
        firstName: { type: string, from: firstName, maxLength: 10 }
        lastName: { type: string, from: lastName }
        seats: { type: number }
        confirmed: { type: boolean }
        day: { type: date }
        page: { type: url }
      """;

  private final ExternalCalls calls = new CallsByHand().calls();
  private ExternalAction webinar;

  @BeforeEach
  void read(@TempDir Path folder) {
    webinar = CallsByHand.action(folder, WEBINAR);
  }

  private Rendered rendered(Map<String, ?> prospect, Map<String, ?> given) {
    return calls.render(call(webinar, prospect, given));
  }

  private JsonObject body(Map<String, ?> prospect, Map<String, ?> given) {
    return new JsonObject(rendered(prospect, given).body());
  }

  @Test
  void values_haveTheirTypes_andComeFromRuleProspectOrDefault() {
    JsonObject body =
        body(
            Map.of("email", "ann@acme.example", "firstName", "Ann", "lastName", "Lee"),
            Map.of(
                "webinarKey", "w1",
                "firstName", "Anna",
                "seats", "2",
                "confirmed", "true",
                "day", "2026-12-24T18:00:00Z",
                "page", "https://acme.example/x"));
    assertThat(body.getMap())
        .containsEntry("email", "ann@acme.example")
        .containsEntry("greeting", "Dear Anna Lee")
        .containsEntry("seats", 2)
        .containsEntry("confirmed", true)
        .containsEntry("on", "2026-12-24")
        .containsEntry("page", "https://acme.example/x");
    assertThat(body.getJsonArray("list")).isEqualTo(new JsonArray(List.of("Anna", "Lee")));
    assertThat(body.getJsonObject("nested"))
        .isEqualTo(new JsonObject().put("first", "Anna").put("key", "syncline-42"));
    assertThat(body.getJsonArray("fixed")).isEqualTo(new JsonArray().add(1).add(true).addNull());
  }

  @Test
  void valuesThatAreAbsent_areLeftOut() {
    JsonObject body = body(Map.of("email", "ann@acme.example"), Map.of("webinarKey", "w1"));
    assertThat(body.fieldNames()).containsExactly("email", "greeting", "list", "nested", "fixed");
    assertThat(body.getString("greeting")).isEqualTo("Dear  ");
    assertThat(body.getJsonArray("list")).isEmpty();
    assertThat(body.getJsonObject("nested").fieldNames()).containsExactly("key");
  }

  @Test
  void blankThatIsGiven_countsAsAbsent() {
    assertThat(
            body(
                    Map.of("email", "ann@acme.example", "firstName", "Ann"),
                    Map.of("webinarKey", "w1", "firstName", ""))
                .getJsonObject("nested")
                .getString("first"))
        .isEqualTo("Ann");
  }

  @Test
  void headers_nameSecretsAndTheKey_neverTheirValues() {
    Rendered rendered = rendered(Map.of("email", "ann@acme.example"), Map.of("webinarKey", "w1"));
    assertThat(rendered.method()).isEqualTo("POST");
    assertThat(rendered.headers())
        .containsEntry("Authorization", "Bearer ${secret:token}")
        .containsEntry("Idempotency-Key", "syncline-42")
        .hasSize(3)
        .containsValue("application/vnd.api+json");
  }

  @ParameterizedTest
  @CsvSource({
    "w1, w1",
    "a b, a%20b",
    "a/b, a%2Fb",
    "a?b#c, a%3Fb%23c",
    "a&b=c+d, a%26b%3Dc%2Bd",
    "a%2Fb, a%252Fb",
    "Köln, K%C3%B6ln",
    "{email}, %7Bemail%7D",
    "..a, ..a",
  })
  void urls_areEncoded(String value, String encoded) {
    assertThat(rendered(Map.of("email", "ann@acme.example"), Map.of("webinarKey", value)).url())
        .isEqualTo("https://api.example.com/webinars/" + encoded + "?lang=en");
  }

  @ParameterizedTest
  @ValueSource(strings = {".", ".."})
  void dots_cannotLeaveThePath(String dots) {
    assertThatThrownBy(
            () -> rendered(Map.of("email", "ann@acme.example"), Map.of("webinarKey", dots)))
        .isInstanceOf(RefusedCall.class)
        .hasMessageContaining("a value of dots only cannot stand in the path");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\", \"admin\": true, \"x\": \"",
        "\"}]",
        "\\\"",
        "line\nbreak \u2028 \u0001",
        "{lastName}",
        "$1 \\1",
        "</script>",
      })
  void value_canBeNothingButText(String evil) {
    JsonObject body =
        body(
            Map.of("email", "ann@acme.example", "firstName", "Ann", "lastName", evil),
            Map.of("webinarKey", "w1"));
    assertThat(body.getString("greeting")).isEqualTo("Dear Ann " + evil);
    assertThat(body.getJsonArray("list").getString(1)).isEqualTo(evil);
    assertThat(body.fieldNames()).doesNotContain("admin", "x");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "webinarKey|''|webinarKey|parameter 'webinarKey' has no value",
        "seats|two|seats|parameter 'seats': expected a number, found 'two'",
        "confirmed|yes|confirmed|parameter 'confirmed': expected true or false, found 'yes'",
        "day|tomorrow|day|parameter 'day': expected a date such as 2026-12-24, found 'tomorrow'",
        "page|acme|page|parameter 'page': expected an address such as https://example.com/page",
        "email|ann|email|parameter 'email': expected an e-mail address, found 'ann'",
        "language|fr|language|parameter 'language': expected one of en, de, found 'fr'",
        "firstName|Annabellina|firstName|parameter 'firstName': 'Annabellina' is longer than maxLength, which is 10",
        "color|red|color|unknown parameter 'color', allowed: confirmed, day, email, firstName,",
      })
  void parameter_thatIsWrong_isNamed(String name, String value, String field, String message) {
    Map<String, Object> given = new java.util.HashMap<>(Map.of("webinarKey", "w1"));
    given.put(name, value);
    assertThatThrownBy(() -> rendered(Map.of("email", "ann@acme.example"), given))
        .isInstanceOfSatisfying(
            RefusedCall.class,
            refused -> {
              Rejection one = refused.rejections().get(0);
              assertThat(one.code()).isEqualTo("BAD_PARAMETER");
              assertThat(one.fields()).containsExactly(field);
              assertThat(one.message()).startsWith("action 'webinar': ").contains(message);
            });
  }

  @Test
  void severalParametersThatAreWrong_areAllNamed() {
    assertThatThrownBy(() -> rendered(Map.of(), Map.of("seats", "two")))
        .isInstanceOfSatisfying(
            RefusedCall.class,
            refused ->
                assertThat(refused.rejections())
                    .extracting(Rejection::message)
                    .containsExactly(
                        "action 'webinar': parameter 'webinarKey' has no value",
                        "action 'webinar': parameter 'email' has no value, nor has the prospect's"
                            + " email",
                        "action 'webinar': parameter 'seats': expected a number, found 'two'"));
  }

  @Test
  void idOfTheProspect_isAFieldOfIt(@TempDir Path other) {
    ExternalAction action =
        CallsByHand.action(
            other,
            "action: a\ntitle: A\nkind: http\nurl: sandbox:/receivers/a\nbody: \"{who}\"\n"
                + "parameters: { who: { type: number, from: id } }\n");
    Rendered rendered = calls.render(call(action, Map.of(), Map.of()));
    assertThat(rendered.body()).isEqualTo("7");
    assertThat(rendered.url()).isEqualTo("sandbox:/receivers/a");
  }

  @Test
  void invocable_isShownByItsNameAndInputs(@TempDir Path other) {
    ExternalAction action =
        CallsByHand.action(
            other,
            "action: a\ntitle: A\nkind: invocable\nname: flow/Survey\n"
                + "inputs: { email: \"{email}\", score: \"{score}\" }\n"
                + "parameters: { email: { type: email, from: email }, score: { type: number } }\n");
    Rendered rendered = calls.render(call(action, Map.of("email", "ann@acme.example"), Map.of()));
    assertThat(rendered.url()).isEqualTo("flow/Survey");
    assertThat(rendered.body()).isEqualTo("{\"inputs\":[{\"email\":\"ann@acme.example\"}]}");
  }
}
