package org.syncline.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.syncline.testsupport.SalesforceClient;
import org.syncline.testsupport.SalesforceClient.Answer;
import org.syncline.testsupport.SalesforceOrg;

class CompositeApiTest {
  @RegisterExtension final SalesforceOrg org = new SalesforceOrg();

  private static JsonObject call(String name, String method, String path, JsonObject body) {
    return new JsonObject()
        .put("referenceId", name)
        .put("method", method)
        .put("url", SalesforceClient.DATA + path)
        .put("body", body);
  }

  private JsonArray composite(boolean allOrNone, JsonObject... calls) {
    JsonObject body =
        new JsonObject()
            .put("allOrNone", allOrNone)
            .put("compositeRequest", JsonArray.of((Object[]) calls));
    return org.client().post("composite", body.encode()).json().getJsonArray("compositeResponse");
  }

  private static JsonObject account(String name) {
    return new JsonObject().put("Name", name);
  }

  private static JsonObject contactOf(String account) {
    return new JsonObject().put("LastName", "Ann").put("AccountId", account);
  }

  @Test
  void laterCall_namesWhatAnEarlierOneAnswered() {
    JsonArray answers =
        composite(
            false,
            call("acc", "POST", "sobjects/Account", account("Acme")),
            call("ann", "POST", "sobjects/Contact/", contactOf("@{acc.id}")),
            call("all", "GET", "query?q=SELECT+Id,AccountId+FROM+Contact", null),
            call("read", "GET", "sobjects/Account/@{all.records[0].AccountId}", null));
    assertThat(answers.stream().map(a -> ((JsonObject) a).getInteger("httpStatusCode")))
        .containsExactly(201, 201, 200, 200);
    JsonObject read = answers.getJsonObject(3);
    assertThat(read.getString("referenceId")).isEqualTo("read");
    assertThat(read.getJsonObject("body").getString("Name")).isEqualTo("Acme");
  }

  @Test
  void failedCall_failsWhatNamesItAndNothingElse() {
    JsonArray answers =
        composite(
            false,
            call("acc", "POST", "sobjects/Account", new JsonObject()),
            call("ann", "POST", "sobjects/Contact", contactOf("@{acc.id}")),
            call("bob", "POST", "sobjects/Account", account("Bob")));
    assertThat(
            answers.getJsonObject(0).getJsonArray("body").getJsonObject(0).getString("errorCode"))
        .isEqualTo("REQUIRED_FIELD_MISSING");
    assertThat(answers.getJsonObject(1).getInteger("httpStatusCode")).isEqualTo(400);
    assertThat(answers.getJsonObject(1).encode()).contains("PROCESSING_HALTED");
    assertThat(answers.getJsonObject(2).getInteger("httpStatusCode")).isEqualTo(201);
  }

  @Test
  void failedCall_allOrNone_takesTheOthersBack() {
    JsonArray answers =
        composite(
            true,
            call("acc", "POST", "sobjects/Account", account("Acme")),
            call("bad", "POST", "sobjects/Account", new JsonObject()));
    assertThat(answers.getJsonObject(0).encode()).contains("PROCESSING_HALTED", "rolled back");
    assertThat(answers.getJsonObject(1).encode()).contains("REQUIRED_FIELD_MISSING");
    assertThat(org.store().count("Account")).isZero();
  }

  @Test
  void callNumberTwentySix_refusesAll() {
    JsonObject one = call("a", "POST", "sobjects/Account", account("Acme"));
    JsonObject body =
        new JsonObject().put("compositeRequest", new JsonArray(Collections.nCopies(26, one)));
    assertThat(org.client().post("composite", body.encode()).status()).isEqualTo(400);
    assertThat(org.store().count("Account")).isZero();
  }

  @Test
  void tree_isGrownWithItsChildren() {
    Answer answer = org.client().post("composite/tree/Account", tree("Ann"));
    assertThat(answer.status()).isEqualTo(201);
    JsonArray results = answer.json().getJsonArray("results");
    assertThat(results.stream().map(r -> ((JsonObject) r).getString("referenceId")))
        .containsExactly("acc", "con");
    assertThat(org.store().get("Contact", results.getJsonObject(1).getString("id")).orElseThrow())
        .containsEntry("AccountId", results.getJsonObject(0).getString("id"));
  }

  @Test
  void tree_withOneBadRecord_isNotGrownAtAll() {
    Answer answer = org.client().post("composite/tree/Account", tree(""));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().getBoolean("hasErrors")).isTrue();
    JsonObject failed = answer.json().getJsonArray("results").getJsonObject(0);
    assertThat(failed.getString("referenceId")).isEqualTo("con");
    assertThat(failed.getJsonArray("errors").getJsonObject(0).getString("statusCode"))
        .isEqualTo("REQUIRED_FIELD_MISSING");
    assertThat(org.store().count("Account")).isZero();
  }

  private static String tree(String lastName) {
    JsonObject contact =
        new JsonObject().put("attributes", named("Contact", "con")).put("LastName", lastName);
    JsonObject account =
        account("Acme")
            .put("attributes", named("Account", "acc"))
            .put("Contacts", new JsonObject().put("records", JsonArray.of(contact)));
    return new JsonObject().put("records", JsonArray.of(account)).encode();
  }

  private static JsonObject named(String type, String reference) {
    return new JsonObject().put("type", type).put("referenceId", reference);
  }
}
