package org.syncline.sandbox;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;
import org.syncline.sandbox.salesforce.SalesforceSandbox;

/** Control calls on the org: what admins set up in its pages, and what only happens to it. */
final class CrmControl {
  private final SalesforceSandbox org;

  CrmControl(SalesforceSandbox org) {
    this.org = org;
  }

  /** Registers one control call. */
  interface Registry {
    void post(String path, Function<RoutingContext, JsonObject> call);
  }

  void register(Registry registry) {
    registry.post("crm/hidden-fields", c -> hide(body(c)));
    registry.post("crm/row-locks", c -> lock(body(c)));
    registry.post("crm/validations", c -> validate(body(c)));
    registry.post("crm/duplicate-rule", c -> duplicateRule(body(c)));
    registry.post("crm/assignment-rule", c -> assignmentRule(body(c)));
    registry.post("crm/daily-limit", c -> dailyLimit(body(c)));
    registry.post("crm/reset", c -> reset());
    new RecordControl(org.pages()).register(registry);
  }

  static JsonObject body(RoutingContext context) {
    JsonObject body = context.body().asJsonObject();
    return body == null ? new JsonObject() : body;
  }

  private JsonObject hide(JsonObject body) {
    org.behaviour()
        .hide(body.getString("object"), body.getString("field"), body.getBoolean("hidden", true));
    return body;
  }

  private JsonObject lock(JsonObject body) {
    org.behaviour().lockRow(body.getString("id"), body.getInteger("writes", 1));
    return body;
  }

  private JsonObject validate(JsonObject body) {
    org.behaviour()
        .validate(body.getString("object"), body.getString("field"), body.getString("pattern"));
    return body;
  }

  private JsonObject duplicateRule(JsonObject body) {
    org.behaviour().duplicateRule(body.getBoolean("on", true));
    return body;
  }

  private JsonObject assignmentRule(JsonObject body) {
    if (body.containsKey("owners")) {
      org.behaviour()
          .assignmentRuleOwners(body.getJsonArray("owners").stream().map(String::valueOf).toList());
    } else {
      org.behaviour().assignmentRuleOwner(body.getString("owner"));
    }
    return body;
  }

  private JsonObject dailyLimit(JsonObject body) {
    org.dailyApiLimit(body.getInteger("calls"));
    return body;
  }

  private JsonObject reset() {
    org.behaviour().reset();
    return new JsonObject();
  }
}
