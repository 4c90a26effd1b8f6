package org.syncline.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.syncline.outbox.Delivery;
import org.syncline.outbox.Delivery.Delivered;
import org.syncline.outbox.Delivery.Rejected;
import org.syncline.outbox.Delivery.RetryLater;
import org.syncline.outbox.Write;
import org.syncline.record.FieldValue;
import org.syncline.remote.RemoteAnswer;
import org.syncline.remote.RemoteJson;
import org.syncline.testsupport.Recorded;

/** Every body that was recorded from a real org goes through the parser that meets its like. */
class RecordedBodiesTest {
  private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
  private static final Set<String> DONE = Set.of("JobComplete", "Failed", "Aborted");

  @RegisterExtension final AdapterOnSandbox at = new AdapterOnSandbox();

  /** Which files there are of a kind, and what must be read from one. */
  private final Map<String, Consumer<String>> claims =
      Map.of(
          "LICENSE", text -> assertThat(text).contains("Permission is hereby granted"),
          "read-.*\\.json", this::rows,
          "(unknown-.*|invalid-.*|.*/not-found|.*/err-bad-request)\\.json", this::errors,
          "(create-ok|success-with-errors)\\.json", entry -> answers("[" + entry + "]"),
          "batch/.*/(success|partial-.*|err-each-.*)\\.json", this::answers,
          "batch/.*/payload\\.json", this::payload,
          "bulk/.*\\.json", this::job,
          "bulk/.*\\.csv", this::failures,
          "metadata/read/.*\\.json", this::describe,
          "subscription/.*\\.json", this::event);

  static Stream<String> files() throws IOException {
    try (Stream<Path> paths = Files.walk(Recorded.SALESFORCE)) {
      return paths
          .filter(Files::isRegularFile)
          .map(path -> Recorded.SALESFORCE.relativize(path).toString())
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void recordedBody_isReadByTheParserThatMeetsIt(String file) {
    List<String> kinds = claims.keySet().stream().filter(file::matches).toList();
    assertThat(kinds).as("cases that claim " + file).hasSize(1);
    claims.get(kinds.get(0)).accept(Recorded.salesforce(file));
  }

  private static JsonNode json(String body) {
    try {
      return RemoteJson.read(body);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private void rows(String body) {
    JsonNode page = json(body);
    assertThat(page.path("done").asBoolean()).isTrue();
    assertThat(page.path("records")).hasSize(page.path("totalSize").asInt()).isNotEmpty();
    for (JsonNode row : page.path("records")) {
      Set<String> paths = new TreeSet<>();
      scalars("", row, paths);
      assertThat(paths).isNotEmpty();
      paths.forEach(path -> assertValue(SalesforceRecord.at(row, path)));
    }
  }

  private static void scalars(String prefix, JsonNode node, Set<String> paths) {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String path = prefix + field.getKey();
      if (field.getValue().isObject()) {
        scalars(path + ".", field.getValue(), paths);
      } else {
        paths.add(path);
      }
    }
  }

  private static void assertValue(JsonNode node) {
    FieldValue value = RemoteJson.value(node);
    assertThat(value.blank()).isEqualTo(node.isNull());
    if (node.isTextual() || node.isBoolean()) {
      assertThat(value.text()).isEqualTo(node.asText());
    }
    if (node.isNumber()) {
      assertThat(value.json()).isEqualTo(FieldValue.of(node.decimalValue()).json());
    }
  }

  private void errors(String body) {
    HttpHeaders none = HttpHeaders.of(Map.of(), (name, value) -> true);
    List<SalesforceError> errors = SalesforceApi.errors(new RemoteAnswer(400, none, body, NOW));
    JsonNode first = json(body).get(0);
    SalesforceError error = errors.get(0);
    assertThat(errors).hasSize(1);
    assertThat(error.code()).isEqualTo(first.path("errorCode").asText()).isNotEmpty();
    assertThat(error.message()).isEqualTo(first.path("message").asText()).isNotEmpty();
    if (error.code().startsWith("INVALID_FIELD")) {
      assertThat(error.fields()).hasSize(1).allMatch(error.message()::contains);
    }
    Rejected rejected = (Rejected) SalesforceError.delivery(errors);
    assertThat(rejected.rejections().get(0).recordGone())
        .isEqualTo(error.code().equals("ENTITY_IS_DELETED"));
  }

  /** The answer to a collection, as the org answers the writer. */
  private void answers(String body) {
    JsonNode entries = json(body);
    List<Write> writes = new ArrayList<>();
    entries.forEach(entry -> writes.add(at.update("003000000000001AAA", Map.of("City", "x"))));
    at.answer("PATCH", "composite/sobjects", 200, body);
    List<Delivery> answers = at.writer().write(writes);
    for (int i = 0; i < entries.size(); i++) {
      assertAnswer(entries.get(i), answers.get(i));
    }
  }

  private static void assertAnswer(JsonNode entry, Delivery answer) {
    if (entry.path("success").asBoolean()) {
      assertThat(((Delivered) answer).recordId()).isEqualTo(entry.path("id").asText());
      return;
    }
    String code = entry.path("errors").path(0).path("statusCode").asText();
    if (code.equals("ALL_OR_NONE_OPERATION_ROLLED_BACK")) {
      assertThat(answer).isInstanceOf(RetryLater.class);
    } else {
      assertThat(((Rejected) answer).rejections().get(0).code()).isEqualTo(code);
    }
  }

  /** The writer sends the same for the same writes, but for the case of Id. */
  private void payload(String body) {
    List<Write> writes = new ArrayList<>();
    JsonNode records = json(body).path("records");
    for (JsonNode record : records) {
      Optional<String> id = Optional.ofNullable(record.get("id")).map(JsonNode::asText);
      Map<String, FieldValue> fields =
          Map.of(
              "FirstName", RemoteJson.value(record.path("FirstName")),
              "LastName", RemoteJson.value(record.path("LastName")));
      Write.Kind kind = id.isPresent() ? Write.Kind.UPDATE : Write.Kind.CREATE;
      writes.add(new Write(writes.size(), "Contact", kind, id, fields, NOW));
    }
    at.org.behaviour().hide("Contact", "Syncline_Id__c", true);
    at.writer().write(writes);
    String sent =
        Stream.of("POST", "PATCH")
            .flatMap(method -> at.wire().calls(method, "composite").stream())
            .map(call -> call.body())
            .findFirst()
            .orElseThrow();
    assertThat(json(sent.replace("\"Id\"", "\"id\""))).isEqualTo(json(body));
  }

  private void job(String body) {
    JsonNode job = json(body);
    assertThat(job.path("id").asText()).matches("750\\w{15}");
    assertThat(BulkUpdates.hasEnded(job)).isEqualTo(DONE.contains(job.path("state").asText()));
    assertThat(SalesforceRecord.instant(job.path("systemModstamp")))
        .isBetween(Instant.parse("2024-09-09T13:00:00Z"), Instant.parse("2024-09-10T14:00:00Z"));
    assertThat(BulkUpdates.refused(job)).isEqualTo(job.has("errorMessage"));
  }

  private void failures(String csv) {
    Map<String, String> errors = BulkCsv.errors(csv);
    assertThat(errors).hasSize(1);
    SalesforceError error = SalesforceError.ofBulk(errors.values().iterator().next());
    assertThat(error.code()).isEqualTo("INVALID_FIELD");
    assertThat(error.message())
        .startsWith("Failed to deserialize field at col 3.")
        .endsWith("is not a valid value for the type xsd:date");
    assertThat(error.fields()).containsExactly("CloseDate");
  }

  /** Each described field is one that we see, and no other is. */
  private void describe(String body) {
    JsonNode parts = json(body).path("compositeResponse");
    assertThat(parts).isNotEmpty();
    for (JsonNode part : parts) {
      JsonNode described = part.path("body");
      String object = described.path("name").asText();
      Set<String> fields = new TreeSet<>(Set.of("Nonsense__c", "Nobody.Name"));
      described.path("fields").forEach(field -> fields.add(field.path("name").asText()));
      assertThat(fields).hasSizeGreaterThan(2);
      at.answer("GET", "sobjects/" + object + "/describe", 200, described.toString());
      assertThat(new VisibleFields(at.api(), at.org.clock()).findHidden(object, fields))
          .containsExactly("Nobody.Name", "Nonsense__c");
    }
  }

  /** Nothing of ours reads change events yet; what reads JSON keeps every digit of theirs. */
  private void event(String body) {
    JsonNode header = json(body).path("ChangeEventHeader");
    String number = header.path("commitNumber").decimalValue().toPlainString();
    assertThat(body.replace(" ", "")).contains("\"commitNumber\":" + number);
    assertThat(header.path("entityName").asText()).isNotEmpty();
    assertThat(header.path("changedFields")).isInstanceOf(ArrayNode.class);
  }
}
