package org.syncline.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.syncline.testsupport.Recorded;
import org.syncline.testsupport.SalesforceClient.Answer;
import org.syncline.testsupport.SalesforceOrg;

class CollectionApiTest {
  private static final String PATH = "composite/sobjects";
  private static final String RECORDED = "batch/";

  @RegisterExtension final SalesforceOrg org = new SalesforceOrg();

  private static JsonObject contact(String name) {
    return new JsonObject()
        .put("attributes", new JsonObject().put("type", "Contact"))
        .put("LastName", name);
  }

  private static String body(boolean allOrNone, List<JsonObject> records) {
    return new JsonObject()
        .put("allOrNone", allOrNone)
        .put("records", new JsonArray(records))
        .encode();
  }

  private static List<Boolean> successes(Answer answer) {
    return answer.array().stream().map(e -> ((JsonObject) e).getBoolean("success")).toList();
  }

  private String insert(String name) {
    return org.store().insert("Contact", Map.of("LastName", name), "", org.clock().instant());
  }

  @Test
  void recordedPayloads_areAnsweredInTheRecordedShape() {
    Answer created =
        org.client().post(PATH, Recorded.salesforce(RECORDED + "create/contacts/payload.json"));
    assertThat(created.status()).isEqualTo(200);
    assertThat(withoutIds(created.array()))
        .isEqualTo(withoutIds(recorded("create/contacts/success.json")));
    JsonArray update = recordedPayload(created.array());
    Answer updated = org.client().patch(PATH, new JsonObject().put("records", update).encode());
    assertThat(updated.array()).isEqualTo(created.array());
  }

  /** The payload of an update has lower-case ids; they are replaced by those that exist here. */
  private static JsonArray recordedPayload(JsonArray made) {
    JsonArray records =
        ((JsonObject) Recorded.salesforceJson(RECORDED + "update/contacts/payload.json"))
            .getJsonArray("records");
    for (int i = 0; i < records.size(); i++) {
      records.getJsonObject(i).put("id", made.getJsonObject(i).getString("id"));
    }
    return records;
  }

  private static JsonArray recorded(String file) {
    return (JsonArray) Recorded.salesforceJson(RECORDED + file);
  }

  private static JsonArray withoutIds(JsonArray entries) {
    JsonArray copy = entries.copy();
    copy.forEach(entry -> ((JsonObject) entry).remove("id"));
    return copy;
  }

  @Test
  void refusals_haveTheRecordedBodies() {
    assertThat(org.client().post(PATH, body(false, List.of())).array())
        .isEqualTo(recorded("create/contacts/err-bad-request.json"));
    assertThat(org.client().patch(PATH, body(false, List.of(contact("a"), contact("b")))).array())
        .isEqualTo(recorded("update/contacts/err-each-no-ids.json"));
    JsonObject nameless = contact("a");
    nameless.remove("LastName");
    assertThat(org.client().post(PATH, body(true, List.of(nameless, contact("b")))).array())
        .isEqualTo(recorded("create/contacts/partial-but-allOrNone.json"));
    JsonObject unknown = contact("b").put("unknownField_LastName", "x").put("id", insert("b"));
    assertThat(
            org.client()
                .patch(PATH, body(true, List.of(contact("a").put("id", insert("a")), unknown)))
                .array())
        .isEqualTo(recorded("update/contacts/partial-but-allOrNone.json"));
  }

  @Test
  void badRecord_amongGoodOnes_failsAloneUnlessAllOrNone() {
    List<JsonObject> records =
        List.of(contact("a"), contact("b").put("Email", "none"), contact("c"));
    assertThat(successes(org.client().post(PATH, body(true, records))))
        .containsExactly(false, false, false);
    assertThat(org.store().count("Contact")).isZero();
    assertThat(org.server().writes().total()).isZero();
    assertThat(successes(org.client().post(PATH, body(false, records))))
        .containsExactly(true, false, true);
    assertThat(org.store().count("Contact")).isEqualTo(2);
    assertThat(org.server().writes().total()).isEqualTo(2);
  }

  @Test
  void updateAndDelete_allOrNone_areTakenBack() {
    String ann = insert("Ann");
    String gone = insert("Gone");
    org.client().delete("sobjects/Contact/" + gone);
    List<JsonObject> records = List.of(contact("New").put("Id", ann), contact("x").put("Id", gone));
    assertThat(successes(org.client().patch(PATH, body(true, records))))
        .containsExactly(false, false);
    assertThat(org.store().get("Contact", ann).orElseThrow()).containsEntry("LastName", "Ann");
    String ids = "?ids=" + ann + "," + gone;
    assertThat(successes(org.client().delete(PATH + ids + "&allOrNone=true")))
        .containsExactly(false, false);
    assertThat(org.store().get("Contact", ann)).isPresent();
    Answer each = org.client().delete(PATH + ids);
    assertThat(successes(each)).containsExactly(true, false);
    assertThat(each.body()).contains("ENTITY_IS_DELETED");
  }

  @Test
  void twoHundred_areTakenAndOneMoreIsNot() {
    List<JsonObject> most = IntStream.range(0, 200).mapToObj(i -> contact("c" + i)).toList();
    assertThat(successes(org.client().post(PATH, body(false, most))))
        .hasSize(200)
        .doesNotContain(false);
    List<JsonObject> more = IntStream.range(0, 201).mapToObj(i -> contact("c" + i)).toList();
    Answer refused = org.client().post(PATH, body(false, more));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.code()).isEqualTo("EXCEEDED_ID_LIMIT");
    assertThat(org.store().count("Contact")).isEqualTo(200);
  }

  @Test
  void valueOfAnotherType_refusesTheWholeCall() {
    List<JsonObject> records = List.of(contact("a"), contact("b").put("Score__c", "high"));
    Answer answer = org.client().post(PATH, body(false, records));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("JSON_PARSER_ERROR");
    assertThat(org.store().count("Contact")).isZero();
    assertThat(org.client().post(PATH, "{\"records\":[1]}").status()).isEqualTo(400);
  }

  @Test
  void upsertMany_tellsWhatWasCreated() {
    insert("x");
    String path = PATH + "/Contact/Syncline_Id__c";
    List<JsonObject> records = List.of(contact("a").put("Syncline_Id__c", "1"), contact("b"));
    JsonArray first = org.client().patch(path, body(false, records)).array();
    assertThat(first.getJsonObject(0).getBoolean("created")).isTrue();
    assertThat(first.getJsonObject(1).encode()).contains("MISSING_ARGUMENT");
    JsonObject again = org.client().patch(path, body(false, records)).array().getJsonObject(0);
    assertThat(again.getBoolean("created")).isFalse();
    assertThat(again.getString("id")).isEqualTo(first.getJsonObject(0).getString("id"));
    JsonObject byId = contact("New").put("Id", again.getString("id"));
    assertThat(successes(org.client().patch(PATH + "/Contact/Id", body(false, List.of(byId)))))
        .containsExactly(true);
    assertThat(org.client().patch(PATH + "/Contact/City__c", body(false, records)).status())
        .isEqualTo(404);
  }

  @Test
  void readMany_hasNullForWhatIsMissing() {
    String ann = insert("Ann");
    String missing = "003Sy0000009999MAA";
    String ask = "{\"ids\":[\"%s\",\"%s\"],\"fields\":[\"LastName\"]}".formatted(ann, missing);
    JsonArray read = org.client().post(PATH + "/Contact", ask).array();
    assertThat(read.getJsonObject(0).getString("LastName")).isEqualTo("Ann");
    assertThat(read.getValue(1)).isNull();
    assertThat(
            org.client()
                .get(PATH + "/Contact?ids=" + ann + "," + missing + "&fields=LastName")
                .array())
        .isEqualTo(read);
  }
}
