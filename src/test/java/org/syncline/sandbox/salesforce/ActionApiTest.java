package org.syncline.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.testsupport.SalesforceClient.Answer;
import org.syncline.testsupport.SalesforceOrg;

/** Invocable actions, in the shapes of the Actions Developer Guide. */
class ActionApiTest {
  private static final String ROOT = "/services/data/v65.0/actions";
  private static final String LOG_CASE = "actions/custom/apex/LogCase";

  @RegisterExtension final SalesforceOrg org = new SalesforceOrg();

  private Answer logCase(JsonObject... inputs) {
    JsonArray all = new JsonArray();
    for (JsonObject one : inputs) {
      all.add(one);
    }
    return org.client().post(LOG_CASE, new JsonObject().put("inputs", all).encode());
  }

  @Test
  void actions_areListed() {
    assertThat(org.client().get("actions").json().getMap())
        .containsEntry("standard", ROOT + "/standard")
        .containsEntry("custom", ROOT + "/custom");
    assertThat(org.client().get("actions/custom").json().getMap())
        .containsEntry("apex", ROOT + "/custom/apex")
        .containsEntry("flow", ROOT + "/custom/flow");
    assertThat(org.client().get("actions/standard").json().getJsonArray("actions"))
        .contains(
            new JsonObject()
                .put("label", "Post to Chatter")
                .put("name", "chatterPost")
                .put("type", "CHATTERPOST")
                .put("url", ROOT + "/standard/chatterPost"));
    assertThat(org.client().get("actions/custom/apex").json().getJsonArray("actions"))
        .containsExactly(
            new JsonObject()
                .put("label", "LogCase")
                .put("name", "LogCase")
                .put("type", "APEX")
                .put("url", ROOT + "/custom/apex/LogCase"));
    assertThat(org.client().get("actions/custom/flow").json().getJsonArray("actions")).isEmpty();
  }

  @Test
  void logCase_makesACase_andTellsItsId() {
    Answer answer =
        logCase(new JsonObject().put("subject", "Broken").put("email", "ann@acme.example"));
    assertThat(answer.status()).isEqualTo(200);
    JsonObject result = answer.array().getJsonObject(0);
    assertThat(result.getString("actionName")).isEqualTo("logCase");
    assertThat(result.getBoolean("isSuccess")).isTrue();
    assertThat(result.getValue("errors")).isNull();
    String id = result.getJsonObject("outputValues").getString("output");
    assertThat(id).matches("500\\w{15}");
    assertThat(org.store().get("Case", id).orElseThrow())
        .containsEntry("Subject", "Broken")
        .containsEntry("SuppliedEmail", "ann@acme.example")
        .containsEntry("Status", "New")
        .containsEntry("Priority", "Medium");
    assertThat(org.server().received().find(call -> call.name().equals("apex/LogCase")))
        .singleElement()
        .satisfies(
            call -> {
              assertThat(call.id()).isEqualTo(id);
              assertThat(call.path()).isEqualTo(ROOT + "/custom/apex/LogCase");
            });
  }

  @Test
  void logCase_withAKeyThatItHad_makesNoSecondCase() {
    JsonObject inputs = new JsonObject().put("subject", "Broken").put("key", "syncline-1");
    assertThat(logCase(inputs).body()).isEqualTo(logCase(inputs).body());
    assertThat(org.store().count("Case")).isEqualTo(1);
  }

  @Test
  void logCase_thatFailsForOne_answers400_andTellsTheOthersToo() {
    Answer answer = logCase(new JsonObject().put("subject", "Broken"), new JsonObject());
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.array().getJsonObject(0).getBoolean("isSuccess")).isTrue();
    JsonObject failed = answer.array().getJsonObject(1);
    assertThat(failed.getBoolean("isSuccess")).isFalse();
    assertThat(failed.getValue("outputValues")).isNull();
    assertThat(failed.getJsonArray("errors"))
        .containsExactly(
            new JsonObject()
                .put("statusCode", "REQUIRED_FIELD_MISSING")
                .put("message", "Missing required input parameter: subject")
                .put("fields", new JsonArray()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "actions/custom/flow/Send_Survey",
        "actions/custom/apex/Anything",
        "actions/standard/chatterPost"
      })
  void otherAction_isNotedOnly(String path) {
    JsonObject result =
        org.client().post(path, "{\"inputs\":[{\"a\":1}]}").array().getJsonObject(0);
    assertThat(result.getBoolean("isSuccess")).isTrue();
    assertThat(result.getValue("outputValues")).isNull();
    assertThat(org.server().received().find(call -> true))
        .singleElement()
        .satisfies(call -> assertThat(call.body()).isEqualTo("{\"a\":1}"));
  }

  @Test
  void actionThatIsNotThere_isNotFound() {
    assertThat(org.client().post("actions/standard/nothing", "{\"inputs\":[{}]}").status())
        .isEqualTo(404);
    assertThat(org.client().post("actions/custom/soap/X", "{\"inputs\":[{}]}").status())
        .isEqualTo(404);
    assertThat(org.client().post(LOG_CASE, "{\"inputs\":\"x\"}").code())
        .isEqualTo("JSON_PARSER_ERROR");
  }
}
