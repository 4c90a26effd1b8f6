package org.syncline.sandbox;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.syncline.sandbox.pardot.PardotStore;
import org.syncline.sandbox.people.ActivityKind;

/** The control call for what a prospect does: no client of the API can make an activity. */
final class ActivityControl {
  private final PardotStore store;

  ActivityControl(PardotStore store) {
    this.store = store;
  }

  void register(CrmControl.Registry registry) {
    registry.post("marketing/prospects/:id/activities", this::happen);
  }

  private JsonObject happen(RoutingContext context) {
    JsonObject body = CrmControl.body(context);
    int prospect = Integer.parseInt(context.pathParam("id"));
    there("prospects", prospect);
    ActivityKind kind = kind(body.getInteger("type"));
    Map<String, Object> fields = kind.fields(prospect, asset(kind, body.getInteger(kind.field())));
    return new JsonObject().put("id", store.insert(ActivityKind.ACTIVITIES, fields));
  }

  private static ActivityKind kind(Integer type) {
    return ActivityKind.of(Objects.requireNonNull(type, "a type is required"))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no type %d here, allowed: %s"
                        .formatted(
                            type,
                            Arrays.stream(ActivityKind.values())
                                .map(ActivityKind::type)
                                .sorted()
                                .toList())));
  }

  private ActivityKind.Asset asset(ActivityKind kind, Integer given) {
    int id = Objects.requireNonNull(given, kind.field() + " is required");
    Map<String, Object> asset = there(kind.object(), id);
    return new ActivityKind.Asset(
        id, (Integer) asset.get("campaignId"), String.valueOf(asset.get("name")));
  }

  private Map<String, Object> there(String object, int id) {
    return store
        .get(object, id)
        .filter(record -> !Boolean.TRUE.equals(record.get("isDeleted")))
        .orElseThrow(() -> new IllegalArgumentException("no " + object + " " + id));
  }
}
