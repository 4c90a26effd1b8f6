package org.syncline.sandbox;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.syncline.sandbox.salesforce.OrgPages;

/** Control calls on the org's records: what people do to them in its pages. */
final class RecordControl {
  private static final String WHO = "an admin";

  private final OrgPages pages;

  RecordControl(OrgPages pages) {
    this.pages = pages;
  }

  void register(CrmControl.Registry registry) {
    registry.post("crm/Lead/:id/convert", this::convert);
    registry.post("crm/Opportunity/:id/quiet", this::quiet);
    registry.post("crm/:object/:id/merge", this::merge);
    registry.post("crm/:object/:id/owner", this::handOver);
    registry.post("crm/:object/:id/edit", this::edit);
    registry.post("crm/:object/:id/undelete", this::undelete);
  }

  private static String object(RoutingContext context) {
    return context.pathParam("object");
  }

  private static String id(RoutingContext context) {
    return context.pathParam("id");
  }

  private static JsonObject done(RoutingContext context) {
    return new JsonObject().put("id", id(context));
  }

  private JsonObject convert(RoutingContext context) {
    JsonObject body = CrmControl.body(context);
    OrgPages.Choice choice =
        new OrgPages.Choice(
            body.getString("accountId"),
            body.getString("contactId"),
            body.getBoolean("createOpportunity", false),
            body.getString("opportunityName"));
    OrgPages.Converted made = pages.convert(id(context), choice, WHO);
    JsonObject answer =
        new JsonObject().put("accountId", made.accountId()).put("contactId", made.contactId());
    made.opportunityId().ifPresent(id -> answer.put("opportunityId", id));
    return answer;
  }

  private JsonObject merge(RoutingContext context) {
    JsonObject body = CrmControl.body(context);
    JsonArray losers = Objects.requireNonNull(body.getJsonArray("losers"), "losers are required");
    List<String> ids = losers.stream().map(String::valueOf).toList();
    Map<String, Object> fields = body.getJsonObject("fields", new JsonObject()).getMap();
    pages.merge(object(context), id(context), ids, fields, WHO);
    return done(context);
  }

  private JsonObject handOver(RoutingContext context) {
    String owner = CrmControl.body(context).getString("owner");
    pages.handOver(object(context), id(context), owner, WHO);
    return done(context);
  }

  private JsonObject undelete(RoutingContext context) {
    pages.undelete(object(context), id(context), WHO);
    return done(context);
  }

  private JsonObject quiet(RoutingContext context) {
    Integer days = CrmControl.body(context).getInteger("days");
    pages.quiet(id(context), Objects.requireNonNull(days, "days are required"), WHO);
    return done(context);
  }

  private JsonObject edit(RoutingContext context) {
    pages.edit(object(context), id(context), CrmControl.body(context).getMap(), WHO);
    return done(context);
  }
}
