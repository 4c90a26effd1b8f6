package org.syncline.pardot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.syncline.intake.Change;
import org.syncline.outbox.Delivery;
import org.syncline.outbox.Delivery.Delivered;
import org.syncline.outbox.Delivery.Rejected;
import org.syncline.outbox.Write;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;
import org.syncline.remote.RemoteAnswer;

/** Every body that was recorded from the real API goes through the adapter's own parsers. */
class RecordedBodiesTest {
  private static final Path RECORDED = Path.of("src/test/resources/recorded-pardot");

  private static final Map<String, Consumer<String>> CASES =
      Map.of(
          "delete/err-not-found.json", RecordedBodiesTest::recordThatIsGone,
          "metadata/prospects-custom-fields.json", RecordedBodiesTest::customFields,
          "read/emails/1-first-page.json", RecordedBodiesTest::firstPage,
          "read/emails/2-empty-page.json", RecordedBodiesTest::emptyPage,
          "read/emails/err-missing-header.json", body -> lastingError(body, 181),
          "read/emails/err-missing-query.json", body -> lastingError(body, 13),
          "read/prospects.json", RecordedBodiesTest::prospects,
          "schemas.json", RecordedBodiesTest::schemas,
          "write/prospect/new.json", RecordedBodiesTest::newProspect);

  /** A file that no case claims fails, and so does a case whose file is gone. */
  @TestFactory
  Stream<DynamicTest> recordedBodies() throws IOException {
    Set<String> names = new TreeSet<>(CASES.keySet());
    try (Stream<Path> files = Files.walk(RECORDED)) {
      files
          .filter(Files::isRegularFile)
          .map(file -> RECORDED.relativize(file).toString())
          .filter(name -> !name.equals("LICENSE"))
          .forEach(names::add);
    }
    return names.stream()
        .map(
            name ->
                DynamicTest.dynamicTest(name, RECORDED.resolve(name).toUri(), () -> check(name)));
  }

  private static void check(String name) {
    CASES
        .getOrDefault(name, body -> fail("no case claims " + name))
        .accept(read(RECORDED.resolve(name)));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void recordThatIsGone(String body) {
    Delivery delivery = error(404, body).delivery(Optional.empty(), Set.of("city"));
    assertThat(((Rejected) delivery).rejections())
        .containsExactly(
            new Delivery.Rejection("109", "The requested record was not found.", List.of(), true));
  }

  private static void lastingError(String body, int code) {
    PardotError error = error(400, body);
    assertThat(error.code()).isEqualTo(code);
    assertThat(error.message()).isNotBlank();
    assertThat(error.passing()).isFalse();
    assertThat(error.badToken()).isFalse();
    assertThat(error.delivery(Optional.empty(), Set.of())).isInstanceOf(Rejected.class);
  }

  private static PardotError error(int status, String body) {
    return PardotApi.error(answer(status, body)).orElseThrow();
  }

  private static void firstPage(String body) {
    RemoteAnswer page = answer(200, body);
    List<Change> changes = new ArrayList<>();
    PardotApi.values(page)
        .forEach(
            row ->
                PardotReads.change(
                        "email", row, Set.of("subject", "listEmailId"), "", Instant.EPOCH)
                    .ifPresent(changes::add));

    assertThat(PardotApi.nextPage(page).orElseThrow()).startsWith("eyJvcmRlckJ5");
    assertThat(changes)
        .extracting(Change::record)
        .containsExactly(
            RecordRef.marketing("email", "34277860"), RecordRef.marketing("email", "34277863"));
    assertThat(changes.get(0).modifiedAt()).isEqualTo("2025-05-16T18:27:08Z");
    assertThat(changes.get(0).fields())
        .isEqualTo(
            Map.of("subject", FieldValue.of("Few Moments Later"), "listEmailId", FieldValue.BLANK));
  }

  private static void emptyPage(String body) {
    RemoteAnswer page = answer(200, body);
    assertThat(PardotApi.values(page)).isEmpty();
    assertThat(PardotApi.nextPage(page)).isEmpty();
  }

  private static void customFields(String body) {
    assertThat(rows(body, Set.of("fieldId", "isRequired", "type")))
        .hasSize(4)
        .contains(
            Map.of(
                "fieldId", FieldValue.of("hobby"),
                "isRequired", FieldValue.of(false),
                "type", FieldValue.of("radio button")));
  }

  private static void prospects(String body) {
    assertThat(rows(body, Set.of("id", "email", "hobby__c", "updatedAt")))
        .hasSize(3)
        .contains(
            Map.of(
                "id", FieldValue.of(64_629_229),
                "email", FieldValue.of("b.loretta@sample.com"),
                "hobby__c", FieldValue.of("swimming")))
        .contains(
            Map.of(
                "id", FieldValue.of(55_389_574),
                "email", FieldValue.of("spidey@test.com"),
                "hobby__c", FieldValue.BLANK));
  }

  private static List<Map<String, FieldValue>> rows(String body, Set<String> fields) {
    List<Map<String, FieldValue>> rows = new ArrayList<>();
    PardotApi.values(answer(200, body)).forEach(row -> rows.add(PardotReads.values(row, fields)));
    return rows;
  }

  private static void newProspect(String body) {
    Map<String, FieldValue> sent = new HashMap<>();
    sent.put("firstName", FieldValue.of("Athenasius"));
    sent.put("email", FieldValue.of("A.Alexander@sample.com"));
    Write write =
        new Write(1, "prospect", Write.Kind.CREATE, Optional.empty(), sent, Instant.EPOCH);
    assertThat(SingleWrites.delivery(write, answer(201, body)))
        .isEqualTo(
            new Delivered(
                "55434583",
                Optional.empty(),
                Map.of(
                    "firstName", FieldValue.of("Athenasius"),
                    "email", FieldValue.of("a.alexander@sample.com"))));
  }

  /** The paths of all objects are those that we make of their names. */
  private static void schemas(String body) {
    JsonNode objects = answer(200, body).json().at("/modules/account-engagement/objects");
    assertThat(objects.isEmpty()).isFalse();
    Map.of(
            "prospect", "prospects",
            "prospectAccount", "prospect-accounts",
            "opportunity", "opportunities",
            "visitorActivity", "visitor-activities",
            "lifecycleHistory", "lifecycle-histories",
            "campaign", "campaigns")
        .forEach(
            (object, path) -> {
              assertThat(objects.path(path).path("path").asText()).isEqualTo(path);
              assertThat(PardotApi.path(object)).isEqualTo("objects/" + path);
            });
  }

  private static RemoteAnswer answer(int status, String body) {
    HttpHeaders json =
        HttpHeaders.of(
            Map.of("Content-Type", List.of("application/json; charset=utf-8")),
            (name, value) -> true);
    return new RemoteAnswer(status, json, body, Instant.EPOCH);
  }
}
