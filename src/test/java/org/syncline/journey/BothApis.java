package org.syncline.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.syncline.sandbox.SandboxServer;
import org.syncline.testsupport.PardotClient;
import org.syncline.testsupport.SalesforceClient;

/** The sandbox as people use it: both APIs, and what only happens in them. */
final class BothApis {
  private static final String OBJECTS = "/api/v5/objects/";

  private final PardotClient pardot;
  private final SalesforceClient salesforce;

  BothApis(SandboxServer sandbox) {
    pardot = new PardotClient(sandbox.baseUrl(), sandbox.tokens().issue("a marketer"));
    salesforce = new SalesforceClient(sandbox.baseUrl(), sandbox.tokens().issue("a sales rep"));
  }

  SalesforceClient salesforce() {
    return salesforce;
  }

  /** The id of the first form, e-mail or the like. */
  int first(String assets) {
    return pardot
        .get(OBJECTS + assets + "?fields=id&limit=1")
        .json()
        .getJsonArray("values")
        .getJsonObject(0)
        .getInteger("id");
  }

  int prospect(JsonObject fields) {
    return pardot.post(OBJECTS + "prospects?fields=id", fields.encode()).json().getInteger("id");
  }

  JsonObject shown(int prospect, String fields) {
    return pardot.get(OBJECTS + "prospects/" + prospect + "?fields=" + fields).json();
  }

  JsonObject happens(String call, JsonObject body) {
    PardotClient.Answer answer = pardot.post("/sandbox/control/" + call, body.encode());
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  /** A prospect does something with a form, an e-mail or the like. */
  void does(int prospect, int type, String assetField, int asset) {
    JsonObject body = new JsonObject().put("type", type).put(assetField, asset);
    happens("marketing/prospects/" + prospect + "/activities", body);
  }

  String owner(String object, String id) {
    return salesforce.get("sobjects/" + object + "/" + id).json().getString("OwnerId");
  }

  List<Object> column(String field, String from, String value) {
    return salesforce.column("SELECT %s FROM %s = '%s'".formatted(field, from, value), field);
  }
}
