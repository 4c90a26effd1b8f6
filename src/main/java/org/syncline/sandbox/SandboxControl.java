package org.syncline.sandbox;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.syncline.sandbox.kernel.AccessTokens;
import org.syncline.sandbox.kernel.CallCounts;
import org.syncline.sandbox.kernel.Fault;
import org.syncline.sandbox.kernel.Faults;
import org.syncline.sandbox.kernel.WriteLog;
import org.syncline.sandbox.kernel.Written;
import org.syncline.sandbox.pardot.PardotSandbox;
import org.syncline.sandbox.people.EditStream;
import org.syncline.sandbox.people.Population;
import org.syncline.sandbox.salesforce.SalesforceSandbox;

/**
 * What the real APIs cannot do but people can do in their pages, and what only a sandbox can do:
 * {@code /sandbox/control/...}, described in docs/sandbox.md.
 */
final class SandboxControl {
  private static final String ROOT = "/sandbox/control/";
  private static final int DEFAULT_WRITES = 200;

  private final Clock clock;
  private final Faults faults;
  private final WriteLog writes;
  private final CallCounts calls;
  private final AccessTokens tokens;
  private final PardotSandbox pardot;
  private final SalesforceSandbox salesforce;
  private final EditStream edits;
  private final Population population;

  SandboxControl(
      Clock clock,
      Faults faults,
      WriteLog writes,
      CallCounts calls,
      AccessTokens tokens,
      PardotSandbox pardot,
      SalesforceSandbox salesforce,
      EditStream edits,
      Population population) {
    this.clock = clock;
    this.faults = faults;
    this.writes = writes;
    this.calls = calls;
    this.tokens = tokens;
    this.pardot = pardot;
    this.salesforce = salesforce;
    this.edits = edits;
    this.population = population;
  }

  void mount(Router router) {
    on(router.get(ROOT + "clock"), c -> new JsonObject().put("now", clock.instant().toString()));
    mountFaults(router);
    mountEdits(router);
    mountWrites(router);
    mountPardot(router);
    new CrmControl(salesforce).register((path, call) -> on(router.post(ROOT + path), call));
    on(router.post(ROOT + "tokens/revoke"), this::revokeTokens);
  }

  private void mountFaults(Router router) {
    on(router.get(ROOT + "faults"), c -> shownFaults());
    on(router.post(ROOT + "faults"), c -> shown(faults.add(FaultRequest.parse(body(c)))));
    on(router.delete(ROOT + "faults"), this::clearFaults);
    on(router.delete(ROOT + "faults/:id"), this::removeFault);
  }

  private void mountEdits(Router router) {
    on(router.get(ROOT + "edits"), c -> editState());
    on(router.post(ROOT + "edits/pause"), c -> pause(true));
    on(router.post(ROOT + "edits/resume"), c -> pause(false));
    on(router.post(ROOT + "edits"), this::editNow);
  }

  private void mountWrites(Router router) {
    on(router.get(ROOT + "writes"), this::shownWrites);
    on(router.delete(ROOT + "writes"), this::forgetWrites);
    on(router.get(ROOT + "counts"), c -> counts());
    on(router.get(ROOT + "calls"), c -> new JsonObject().put("calls", calls.shown()));
  }

  private void mountPardot(Router router) {
    on(router.post(ROOT + "marketing/read-lag"), this::readLag);
    on(router.post(ROOT + "marketing/daily-limit"), this::dailyLimit);
    on(router.post(ROOT + "marketing/vendor-sync"), c -> vendorSync());
    on(router.post(ROOT + "marketing/:object/:id/edit"), this::editProspect);
    on(router.post(ROOT + "marketing/:object/:id/delete"), this::deleteProspect);
    on(router.post(ROOT + "marketing/:object/:id/undelete"), this::undeleteProspect);
    new ActivityControl(pardot.store())
        .register((path, call) -> on(router.post(ROOT + path), call));
  }

  private JsonObject revokeTokens(RoutingContext context) {
    tokens.revokeAll();
    return done();
  }

  private JsonObject shownFaults() {
    JsonArray shown = new JsonArray();
    faults.active().forEach(f -> shown.add(shown(f)));
    return new JsonObject().put("faults", shown);
  }

  private static JsonObject shown(Fault fault) {
    return new JsonObject()
        .put("id", fault.id())
        .put("path", fault.prefix())
        .put("method", fault.method())
        .put("kind", fault.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'))
        .put("latencyMillis", fault.delay().toMillis())
        .put("status", fault.status())
        .put("times", fault.remaining())
        .put("probability", fault.probability());
  }

  private JsonObject clearFaults(RoutingContext context) {
    faults.clear();
    pardot.store().readLag(Duration.ZERO);
    return done();
  }

  private JsonObject removeFault(RoutingContext context) {
    if (!faults.remove(Integer.parseInt(context.pathParam("id")))) {
      throw new IllegalArgumentException("no fault " + context.pathParam("id"));
    }
    return done();
  }

  private JsonObject editState() {
    return new JsonObject().put("paused", edits.paused());
  }

  private JsonObject pause(boolean on) {
    edits.pause(on);
    return editState();
  }

  private JsonObject editNow(RoutingContext context) {
    int times = bodyOrNothing(context).getInteger("times", 1);
    JsonArray edited = new JsonArray();
    for (int i = 0; i < times; i++) {
      edits.editOnce().ifPresent(edited::add);
    }
    return new JsonObject().put("edited", edited);
  }

  private JsonObject shownWrites(RoutingContext context) {
    String who = context.queryParams().get("who");
    String system = context.queryParams().get("system");
    String limit = context.queryParams().get("limit");
    JsonArray shown = new JsonArray();
    writes
        .find(
            w ->
                (who == null || who.equals(w.who()))
                    && (system == null || system.equals(w.system())),
            limit == null ? DEFAULT_WRITES : Integer.parseInt(limit))
        .forEach(w -> shown.add(shown(w)));
    return new JsonObject().put("total", writes.total()).put("writes", shown);
  }

  private static JsonObject shown(Written write) {
    return new JsonObject()
        .put("at", write.at().toString())
        .put("system", write.system())
        .put("object", write.object())
        .put("id", write.id())
        .put("action", write.action())
        .put("who", write.who())
        .put("fields", new JsonArray(write.fields()));
  }

  private JsonObject forgetWrites(RoutingContext context) {
    writes.clear();
    return done();
  }

  private JsonObject counts() {
    return new JsonObject()
        .put("people", new JsonObject(Map.copyOf(population.counts())))
        .put("marketing", new JsonObject().put("prospects", pardot.store().count("prospects")))
        .put(
            "crm",
            new JsonObject()
                .put("leads", salesforce.store().count("Lead"))
                .put("contacts", salesforce.store().count("Contact"))
                .put("accounts", salesforce.store().count("Account"))
                .put("opportunities", salesforce.store().count("Opportunity"))
                .put("campaigns", salesforce.store().count("Campaign"))
                .put("campaignMembers", salesforce.store().count("CampaignMember"))
                .put("tasks", salesforce.store().count("Task")))
        .put("pardotCallsToday", pardot.callsToday());
  }

  private JsonObject readLag(RoutingContext context) {
    pardot.store().readLag(Duration.ofSeconds(required(body(context), "seconds")));
    return done();
  }

  private JsonObject dailyLimit(RoutingContext context) {
    pardot.dailyLimit(required(body(context), "calls"));
    return done();
  }

  private JsonObject vendorSync() {
    return new JsonObject().put("prospects", pardot.syncByVendor());
  }

  private JsonObject deleteProspect(RoutingContext context) {
    int id = Integer.parseInt(context.pathParam("id"));
    pardot.store().delete(context.pathParam("object"), id, "an admin");
    return done();
  }

  private JsonObject undeleteProspect(RoutingContext context) {
    int id = Integer.parseInt(context.pathParam("id"));
    pardot.store().undelete(context.pathParam("object"), id, "an admin");
    return done();
  }

  private JsonObject editProspect(RoutingContext context) {
    int id = Integer.parseInt(context.pathParam("id"));
    pardot.store().update(context.pathParam("object"), id, body(context).getMap(), "an admin");
    return new JsonObject().put("id", id);
  }

  private static int required(JsonObject body, String key) {
    return Objects.requireNonNull(body.getInteger(key), "a number is required in '" + key + "'");
  }

  private static JsonObject done() {
    return new JsonObject().put("done", true);
  }

  private static JsonObject body(RoutingContext context) {
    JsonObject body = context.body().asJsonObject();
    return Objects.requireNonNull(body, "a JSON body is required");
  }

  private static JsonObject bodyOrNothing(RoutingContext context) {
    return context.body().length() <= 0 ? new JsonObject() : body(context);
  }

  private static void on(Route route, Function<RoutingContext, JsonObject> handler) {
    route.handler(
        context -> {
          try {
            context.json(handler.apply(context));
          } catch (IllegalArgumentException
              | NullPointerException
              | ClassCastException
              | DecodeException e) {
            JsonObject problem = new JsonObject().put("error", e.getMessage());
            context.response().setStatusCode(400);
            context.json(problem);
          }
        });
  }
}
