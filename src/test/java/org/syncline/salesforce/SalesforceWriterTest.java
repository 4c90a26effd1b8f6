package org.syncline.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.outbox.Delivery;
import org.syncline.outbox.Delivery.Delivered;
import org.syncline.outbox.Delivery.Rejected;
import org.syncline.outbox.Delivery.Rejection;
import org.syncline.outbox.Delivery.RetryLater;
import org.syncline.outbox.Delivery.Unknown;
import org.syncline.outbox.Write;
import org.syncline.sandbox.kernel.Fault;
import org.syncline.testsupport.WireTap.Seen;

class SalesforceWriterTest {
  private static final String COLLECTION = "composite/sobjects";

  @RegisterExtension final AdapterOnSandbox at = new AdapterOnSandbox();

  private static Rejection rejection(Delivery delivery) {
    assertThat(delivery).isInstanceOf(Rejected.class);
    return ((Rejected) delivery).rejections().get(0);
  }

  private Delivery write(Write write) {
    return at.writer().write(List.of(write)).get(0);
  }

  @Test
  void updates_goInOneCollectionThatNobodyReassignsAndCarriesOurName() {
    String ann = at.lead("Ann");
    String bob = at.lead("Bob");
    Map<String, Object> blanked = new HashMap<>();
    blanked.put("City", null);
    List<Delivery> answers =
        at.writer()
            .write(
                List.of(
                    at.update(ann, Map.of("City", "Ulm", "Score__c", 7, "DoNotCall", true)),
                    at.update(bob, blanked)));
    assertThat(answers)
        .extracting(answer -> ((Delivered) answer).recordId())
        .containsExactly(ann, bob);
    assertThat(at.stored(ann)).containsEntry("City", "Ulm").containsEntry("DoNotCall", true);
    Seen call = onlyCall("PATCH");
    assertThat(call.path()).isEqualTo("/services/data/v65.0/composite/sobjects");
    assertThat(call.header("Sforce-Auto-Assign")).contains("FALSE");
    assertThat(call.header("Sforce-Call-Options")).contains("client=syncline");
    JsonObject body = new JsonObject(call.body());
    assertThat(body.getBoolean("allOrNone")).isFalse();
    assertThat(body.getJsonArray("records").getJsonObject(1).getMap())
        .containsEntry("City", null)
        .containsEntry("Id", bob);
    assertThat(at.org.server().writes().find(w -> w.who().equals("syncline"), 10)).hasSize(2);
  }

  private Seen onlyCall(String method) {
    List<Seen> calls = at.wire().calls(method, COLLECTION);
    assertThat(calls).hasSize(1);
    return calls.get(0);
  }

  @Test
  void creates_goByTheExternalIdAndKeepTheOwnerFromTheRule() {
    at.org.behaviour().assignmentRuleOwner(at.org.server().salesforce().userOf("rep"));
    Delivery answer = write(at.create(Map.of("LastName", "Ann", "Company", "Acme")));
    String id = ((Delivered) answer).recordId();
    assertThat(at.stored(id))
        .containsEntry("OwnerId", at.org.server().salesforce().userOf(AdapterOnSandbox.CLIENT))
        .hasEntrySatisfying("Syncline_Id__c", key -> assertThat(key).asString().isNotEmpty());
    Seen call = onlyCall("PATCH");
    assertThat(call.path()).endsWith("/composite/sobjects/Lead/Syncline_Id__c");
    assertThat(call.header("Sforce-Auto-Assign")).contains("FALSE");
    assertThat(call.header("Sforce-Call-Options")).contains("client=syncline");
  }

  @Test
  void creates_byTheActiveRule_goApartFromOthers_andHaveTheRulesOwner() {
    String rep = at.org.server().salesforce().userOf("rep");
    at.org.behaviour().assignmentRuleOwner(rep);
    Write ours = at.create(Map.of("LastName", "Ann", "Company", "Acme"));
    Write plain = at.create(Map.of("LastName", "Bob", "Company", "Acme"));
    Write ruled =
        new Write(
            plain.id(),
            plain.object(),
            plain.kind(),
            plain.recordId(),
            plain.fields(),
            plain.firstSentAt(),
            true);
    List<Delivery> answers = at.writer().write(List.of(ruled, ours));
    assertThat(at.stored(((Delivered) answers.get(0)).recordId()))
        .containsEntry("OwnerId", rep)
        .containsEntry("LastName", "Bob");
    assertThat(at.stored(((Delivered) answers.get(1)).recordId()))
        .containsEntry("OwnerId", at.org.server().salesforce().userOf(AdapterOnSandbox.CLIENT));
    assertThat(at.wire().calls("PATCH", COLLECTION))
        .extracting(call -> call.header("Sforce-Auto-Assign").orElseThrow())
        .containsExactly("FALSE", "TRUE");
  }

  @Test
  void creates_whereTheOrgHasNoExternalId_goPlain() {
    at.org.behaviour().hide("Lead", "Syncline_Id__c", true);
    assertThat(write(at.create(Map.of("LastName", "Ann", "Company", "Acme"))))
        .isInstanceOf(Delivered.class);
    assertThat(onlyCall("POST").path()).endsWith("/composite/sobjects");
  }

  @Test
  void records_thatCannotBeWritten_haveTheirOwnAnswers() {
    String ann = at.lead("Ann");
    String gone = at.lead("Gone");
    at.org.client().delete("sobjects/Lead/" + gone);
    List<Delivery> answers =
        at.writer()
            .write(
                List.of(
                    at.update(ann, Map.of("City", "x".repeat(41))),
                    at.update(gone, Map.of("City", "Ulm")),
                    at.update(ann, Map.of("Nonsense__c", "x")),
                    at.update(ann, Map.of("City", "Ulm"))));
    assertThat(rejection(answers.get(0)).code()).isEqualTo("STRING_TOO_LONG");
    assertThat(rejection(answers.get(0)).fields()).containsExactly("City");
    assertThat(rejection(answers.get(0)).message()).contains("max length=40");
    assertThat(rejection(answers.get(1)).recordGone()).isTrue();
    assertThat(rejection(answers.get(2)).fields()).containsExactly("Nonsense__c");
    assertThat(rejection(answers.get(2)).recordGone()).isFalse();
    assertThat(answers.get(3)).isInstanceOf(Delivered.class);
  }

  @Test
  void lockedRow_isForLater() {
    String ann = at.lead("Ann");
    at.org.behaviour().lockRow(ann, 1);
    assertThat(write(at.update(ann, Map.of("City", "Ulm")))).isInstanceOf(RetryLater.class);
    assertThat(write(at.update(ann, Map.of("City", "Ulm")))).isInstanceOf(Delivered.class);
  }

  @Test
  void duplicate_isRejectedAndTellsWhichRecordItIs() {
    at.org.behaviour().duplicateRule(true);
    String first = at.insert("Lead", Map.of("LastName", "Ann", "Email", "ann@b.example"));
    Map<String, String> twin =
        Map.of("LastName", "Ann", "Company", "Acme", "Email", "ann@b.example");
    Rejection rejection = rejection(write(at.create(twin)));
    assertThat(rejection.code()).isEqualTo("DUPLICATES_DETECTED");
    assertThat(rejection.message()).contains(first);
  }

  @Test
  void refusedCollection_isSplitSoThatOneRecordFailsAlone() {
    List<Write> writes = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Object score = i == 13 ? "high" : i;
      writes.add(at.update(at.lead("l" + i), Map.of("Score__c", score)));
    }
    List<Delivery> answers = at.writer().write(writes);
    assertThat(rejection(answers.get(13)).code()).isEqualTo("JSON_PARSER_ERROR");
    answers.remove(13);
    assertThat(answers).hasSize(19).allMatch(answer -> answer instanceof Delivered);
    assertThat(at.wire().calls("PATCH", COLLECTION)).hasSizeLessThan(12);
  }

  @Test
  void refusedCollection_forNoFaultOfARecord_isNotSplit() {
    at.answer(
        "PATCH", COLLECTION, 403, "[{\"errorCode\":\"API_DISABLED_FOR_ORG\",\"message\":\"no\"}]");
    List<Delivery> answers =
        at.writer()
            .write(
                List.of(
                    at.update(at.lead("a"), Map.of("City", "Ulm")),
                    at.update(at.lead("b"), Map.of("City", "Ulm"))));
    assertThat(answers).allSatisfy(a -> assertThat(rejection(a).code()).startsWith("API_"));
    assertThat(at.wire().calls("PATCH", COLLECTION)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "429 | [{\"errorCode\":\"REQUEST_LIMIT_EXCEEDED\",\"message\":\"\"}] | RetryLater",
        "403 | [{\"errorCode\":\"REQUEST_LIMIT_EXCEEDED\",\"message\":\"\"}] | RetryLater",
        "401 | [{\"errorCode\":\"INVALID_SESSION_ID\",\"message\":\"\"}]     | RetryLater",
        "503 | <html>maintenance</html>                                      | RetryLater",
        "500 | [{\"errorCode\":\"UNKNOWN_EXCEPTION\",\"message\":\"\"}]      | Unknown",
        "200 | <html>a proxy</html>                                          | Unknown",
        "200 | []                                                            | Unknown",
      })
  void answer_toTheWholeCall_isTheAnswerToEachRecord(int status, String body, String kind) {
    at.answer("PATCH", COLLECTION, status, body, 2);
    String id = at.lead("Ann");
    assertThat(write(at.update(id, Map.of("City", "Ulm"))).getClass().getSimpleName())
        .isEqualTo(kind);
  }

  @Test
  void lostAnswer_leavesTheFateUnknown() {
    String ann = at.lead("Ann");
    at.lose("PATCH", COLLECTION, Fault.Kind.LOSE_ANSWER);
    assertThat(write(at.update(ann, Map.of("City", "Ulm")))).isInstanceOf(Unknown.class);
    assertThat(at.stored(ann)).containsEntry("City", "Ulm");
  }

  @Test
  void orgThatCannotBeDescribed_getsNothingSentAndIsAskedLater() {
    at.lose("GET", "sobjects/Lead/describe", Fault.Kind.LOSE_CALL);
    assertThat(write(at.create(Map.of("LastName", "Ann", "Company", "Acme"))))
        .isInstanceOf(RetryLater.class);
    assertThat(at.org.store().count("Lead")).isZero();
  }

  @Test
  void moreThanTwoHundred_takeMoreCollections() {
    List<Write> writes = new ArrayList<>();
    for (int i = 0; i < 450; i++) {
      writes.add(at.create(Map.of("LastName", "l" + i, "Company", "Acme")));
    }
    CollectionWrites collections =
        new CollectionWrites(
            at.api(), new ExternalIds("None__c", new VisibleFields(at.api(), at.org.clock())));
    assertThat(collections.write(writes)).hasSize(450).allMatch(a -> a instanceof Delivered);
    assertThat(at.wire().calls("POST", COLLECTION)).hasSize(3);
  }

  @Test
  void stamps_areThoseOfRecordsThatAreThere() {
    String ann = at.lead("Ann");
    String gone = at.lead("Gone");
    at.org.client().delete("sobjects/Lead/" + gone);
    at.org.clock().advance(Duration.ofSeconds(9));
    at.edit("Lead", ann, Map.of("City", "Ulm"));
    List<String> ids = List.of(ann, gone, "00QSy0009999999MAA");
    assertThat(at.writer().stamps("Lead", ids, Instant.EPOCH))
        .isEqualTo(Map.of(ann, Instant.parse("2026-11-24T09:00:09Z")));
    assertThat(at.wire().calls("GET", "query")).hasSize(1);
  }
}
