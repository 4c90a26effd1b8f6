package org.syncline.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.record.FieldValue;
import org.syncline.record.Problem;
import org.syncline.testsupport.RuleFiles;

class ExternalActionReaderTest {
  private static final String HTTP =
      """
      action: webinar
      title: Register for a webinar
      kind: http
      url: https://api.example.com/webinars/{webinarKey}/registrants?lang={language}
      method: PUT
      headers:
        Authorization: Bearer ${secret:webinar-token}
      body:
        email: "{email}"
        name: "{firstName} of us"
        tags: [ new, "{language}" ]
        phone: +491511234
        seats: 1
        at: 12:30
        confirmed: true
        note: ~
      done: [ 200, 201 ]
      already: 409
      answerId: data.id
      parameters:
        webinarKey: { type: string, required: true, maxLength: 20 }
        email: { type: email, required: true, from: email }
        firstName: { type: string, from: firstName }
        language: { type: string, allowed: [ en, de ], default: en }
        seats: { type: number, default: 2 }
      """;

  private static final String INVOCABLE =
      """
      action: log-case
      title: Open a case
      kind: invocable
      name: apex/LogCase
      inputs:
        subject: "{subject}"
        key: "{idempotencyKey}"
      parameters:
        subject: { type: string, required: true }
      """;

  @TempDir Path folder;
  private RuleFiles files;

  @BeforeEach
  void copy() {
    files = RuleFiles.in(folder);
  }

  private MappingLoader.Loaded load(String text) {
    files.write(files.mapping("actions/one.yaml"), text);
    return MappingLoader.load(files.mappings());
  }

  private ExternalAction action(String name, String text) {
    MappingLoader.Loaded loaded = load(text);
    assertThat(loaded.problems()).isEmpty();
    return loaded.mappings().externalActions().get(name);
  }

  @Test
  void http_isReadWithAllItsKeys() {
    ExternalAction action = action("webinar", HTTP);
    assertThat(action.title()).isEqualTo("Register for a webinar");
    ExternalAction.Http http = (ExternalAction.Http) action.way();
    assertThat(http.url())
        .isEqualTo("https://api.example.com/webinars/{webinarKey}/registrants?lang={language}");
    assertThat(http.method()).isEqualTo("PUT");
    assertThat(http.headers()).isEqualTo(Map.of("Authorization", "Bearer ${secret:webinar-token}"));
    assertThat(http.done()).isEqualTo(Set.of(200, 201));
    assertThat(http.already()).isEqualTo(Set.of(409));
    assertThat(http.answerId()).isEqualTo("data.id");
    Template.Keys body = (Template.Keys) http.body().orElseThrow();
    assertThat(body.keys())
        .containsEntry("email", new Template.Text("{email}"))
        .containsEntry("phone", new Template.Text("+491511234"))
        .containsEntry("seats", new Template.Fixed(new BigDecimal(1)))
        .containsEntry("at", new Template.Text("12:30"))
        .containsEntry("confirmed", new Template.Fixed(true))
        .containsEntry("note", new Template.Fixed(null))
        .containsEntry(
            "tags",
            new Template.Items(List.of(new Template.Text("new"), new Template.Text("{language}"))));
  }

  @Test
  void parameters_areReadInTheirOrder() {
    Map<String, ActionParameter> parameters = action("webinar", HTTP).parameters();
    assertThat(parameters.keySet())
        .containsExactly("webinarKey", "email", "firstName", "language", "seats");
    assertThat(parameters.get("email"))
        .isEqualTo(
            new ActionParameter(
                "email",
                ParameterType.EMAIL,
                true,
                Optional.of("email"),
                Optional.empty(),
                List.of(),
                Optional.empty()));
    assertThat(parameters.get("language").allowed())
        .containsExactly(FieldValue.of("en"), FieldValue.of("de"));
    assertThat(parameters.get("seats").standard()).contains(FieldValue.of(2));
  }

  @Test
  void http_withLeastKeys_hasDefaults() {
    String least = "action: a\ntitle: A\nkind: http\nurl: http://127.0.0.1:8085/x\n";
    assertThat(action("a", least))
        .isEqualTo(
            new ExternalAction(
                "a",
                "A",
                new ExternalAction.Http(
                    "http://127.0.0.1:8085/x",
                    "POST",
                    Map.of(),
                    Optional.empty(),
                    Set.of(),
                    Set.of(),
                    "id"),
                Map.of()));
  }

  @Test
  void invocable_isReadWithItsInputs() {
    ExternalAction.Invocable way = (ExternalAction.Invocable) action("log-case", INVOCABLE).way();
    assertThat(way.name()).isEqualTo("apex/LogCase");
    assertThat(way.inputs().keys()).containsOnlyKeys("subject", "key");
  }

  @Test
  void schema_tellsWhatACallerHasToGive() {
    Map<String, Object> schema = action("webinar", HTTP).schema();
    assertThat(schema)
        .containsEntry("$schema", "https://json-schema.org/draft/2020-12/schema")
        .containsEntry("title", "Register for a webinar")
        .containsEntry("required", List.of("webinarKey"))
        .containsEntry("additionalProperties", false);
    assertThat(schema.get("properties"))
        .isEqualTo(
            Map.of(
                "webinarKey", Map.of("type", "string", "maxLength", 20),
                "email",
                    Map.of(
                        "type", "string",
                        "format", "email",
                        "description", "where it is not given: the prospect's email"),
                "firstName",
                    Map.of(
                        "type", "string",
                        "description", "where it is not given: the prospect's firstName"),
                "language", Map.of("type", "string", "enum", List.of("en", "de"), "default", "en"),
                "seats", Map.of("type", "number", "default", new BigDecimal(2))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "action: webinar|action: a webinar|1|action|expected a name of letters, digits, - and _, found",
        "title: Register for a webinar|# none|1|''|the key 'title' is missing",
        "kind: http|# none|1|''|the key 'kind' is missing",
        "kind: http|kind: soap|3|kind|unknown word 'soap', allowed: http, invocable",
        "kind: http|kind: invocable|4|url|this key is of kind http only",
        "method: PUT|method: GET|5|method|unknown method 'GET', allowed: PATCH, POST, PUT",
        "method: PUT|methods: PUT|5|''|unknown key 'methods', allowed: action, already, answerId, body,",
        "https://api|http://api|4|url|expected an address with https (http for loopback hosts only)",
        "https://api|ftp://api|4|url|expected an address with https",
        "https://api|https://me:pw@api|4|url|must not name a user or password",
        "https://api.example.com|https://{webinarKey}.example.com|4|url|stand in its path and query only",
        "?lang={language}|#x|4|url|must not have a part behind #",
        "?lang={language}|?lang={tongue}|4|url|unknown parameter 'tongue', allowed: email, firstName,",
        "?lang={language}|?name={firstName}|4|url|parameter 'firstName' needs required: true or a default",
        "?lang={language}|?a b|4|url|is no address: Illegal character in query",
        "Authorization: B|Idempotency-Key: B|7|headers|header 'Idempotency-Key' is set by the server itself",
        "Authorization: B|Author ization: B|7|headers|expected the name of a header",
        "${secret:webinar-token}|${token}|7|headers Authorization|expected ${secret:NAME}, found",
        "${secret:webinar-token}|{email}|7|headers Authorization|parameters stand in url and body only",
        "email: \"{email}\"|email: \"{mail}\"|9|body email|unknown parameter 'mail', allowed: email,",
        "email: \"{email}\"|email: {email}|9|body email|expected \"{email}\" in quotes, found keys",
        "\"{language}\" ]|\"{x}\" ]|11|body tags|unknown parameter 'x'",
        "done: [ 200, 201 ]|done: 2xx|17|done|expected a status such as 409, found '2xx'",
        "already: 409|already: [ 99 ]|18|already|expected a status such as 409, found '99'",
        "type: email|type: mail|22|email type|unknown word 'mail', allowed: boolean, date, email,",
        "type: email, |''|22|email|the key 'type' is missing",
        "from: email|from: mail|22|email from|no mapping reads the prospect's 'mail', allowed: ",
        "from: email|of: email|22|email|unknown key 'of', allowed: allowed, default, from, maxLength,",
        "required: true, maxLength|required: yes, maxLength|21|webinarKey required|expected true or false",
        "maxLength: 20|maxLength: 0|21|webinarKey maxLength|expected a whole number from 1 on",
        "default: en|default: fr|24|language default|expected one of en, de, found 'fr'",
        "default: 2|default: many|25|seats default|expected a number, found 'many'",
        "allowed: [ en, de ]|allowed: []|24|language allowed|expected at least one entry",
        "seats: { type: number|idempotencyKey: { type: number|25|parameters|other than idempotencyKey",
        "seats: { type: number|no-dash: { type: number|25|parameters|expected a name of letters, digits",
      })
  void mistakeOfHttp_isToldWithItsLine(
      String right, String wrong, int line, String place, String message) {
    told(HTTP, right, wrong, line, place, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name: apex/LogCase|# none|1|''|the key 'name' is missing",
        "name: apex/LogCase|name: apex/../LogCase|4|name|expected apex/<class>, flow/<name>, or",
        "kind: invocable|kind: http|1|''|the key 'url' is missing",
        "kind: invocable|kind: http|6|inputs|this key is of kind invocable only",
        "subject: \"{subject}\"|subject: \"{topic}\"|6|inputs subject|unknown parameter 'topic'",
      })
  void mistakeOfAnInvocable_isToldWithItsLine(
      String right, String wrong, int line, String place, String message) {
    told(INVOCABLE, right, wrong, line, place, message);
  }

  private void told(
      String good, String right, String wrong, int line, String place, String message) {
    String text = good.replace(right, wrong);
    assertThat(text).isNotEqualTo(good);
    assertThat(load(text).problems())
        .anySatisfy(
            (Problem problem) -> {
              assertThat(problem.file()).endsWith("one.yaml");
              assertThat(problem.line()).isEqualTo(line);
              assertThat(problem.place().strip()).isEqualTo(place);
              assertThat(problem.message()).contains(message);
            });
  }

  @Test
  void password_inAnAddress_isNotShown() {
    assertThat(load(HTTP.replace("https://api", "https://me:s3cr3t@api")).problems())
        .isNotEmpty()
        .noneMatch(problem -> problem.toString().contains("s3cr3t"));
  }

  @Test
  void action_ofTwoFiles_isTold() {
    files.write(files.mapping("actions/more.yaml"), HTTP);
    assertThat(load(HTTP).problems())
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem.message())
                    .isEqualTo("another file declares an action 'webinar', too"));
  }

  @ParameterizedTest
  @CsvSource({
    "string, x, true",
    "number, 1.5, true",
    "number, one, false",
    "boolean, true, true",
    "boolean, perhaps, false",
    "date, 2026-12-24, true",
    "date, 2026-12-24T08:00:00Z, true",
    "date, 24.12.2026, false",
    "email, ann@acme.example, true",
    "email, ann, false",
    "email, 'ann@acme.example, bob@acme.example', false",
    "url, https://acme.example/x, true",
    "url, javascript:alert(1), false",
    "url, not an address, false",
  })
  void value_isTakenByItsType(String type, String value, boolean taken) {
    ParameterType word = ParameterType.valueOf(type.toUpperCase(java.util.Locale.ROOT));
    assertThat(word.typed(FieldValue.of(value)).isPresent()).isEqualTo(taken);
  }
}
