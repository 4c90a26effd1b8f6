package org.syncline.sandbox.pardot;

import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.syncline.sandbox.kernel.AccessTokens;
import org.syncline.sandbox.kernel.WriteLog;
import org.syncline.sandbox.kernel.Written;

/** An emulator of the Pardot v5 API with its records in memory. */
public final class PardotSandbox {
  private static final Logger LOG = Logger.getLogger(PardotSandbox.class);
  private static final int BEFORE_FAULTS = -100;

  /** As whom the vendor's own connector works. */
  private static final String VENDOR = "B2BMA Integration";

  /**
   * @param businessUnitId the only one that is served; empty: any well-formed one
   * @param offset how stamps are shown, as the time zone of the API's user
   * @param dailyLimit calls a day before error 122
   * @param callsAtATime calls at a time before error 66
   * @param sequenceLimit records that one sequence of pages may have
   * @param tokenLife how long a page token is good
   * @param importDelay how long an import waits before it is carried out
   */
  public record Settings(
      String businessUnitId,
      ZoneOffset offset,
      int dailyLimit,
      int callsAtATime,
      int sequenceLimit,
      Duration tokenLife,
      Duration importDelay,
      List<CustomField> customFields) {

    /**
     * The limits of the real API in its largest edition, and the one custom field that the shipped
     * mappings need.
     */
    public static Settings defaults() {
      return new Settings(
          "",
          ZoneOffset.ofHours(-7),
          100_000,
          5,
          100_000,
          Duration.ofHours(4),
          Duration.ofMillis(20),
          List.of(new CustomField("crmStatus", "CRM status", "text")));
    }

    public Settings withCustomFields(List<CustomField> fields) {
      return new Settings(
          businessUnitId,
          offset,
          dailyLimit,
          callsAtATime,
          sequenceLimit,
          tokenLife,
          importDelay,
          fields);
    }

    public Settings withDailyLimit(int calls) {
      return new Settings(
          businessUnitId,
          offset,
          calls,
          callsAtATime,
          sequenceLimit,
          tokenLife,
          importDelay,
          customFields);
    }

    public Settings withCallsAtATime(int calls) {
      return new Settings(
          businessUnitId,
          offset,
          dailyLimit,
          calls,
          sequenceLimit,
          tokenLife,
          importDelay,
          customFields);
    }

    public Settings withSequenceLimit(int records) {
      return new Settings(
          businessUnitId,
          offset,
          dailyLimit,
          callsAtATime,
          records,
          tokenLife,
          importDelay,
          customFields);
    }
  }

  private final PardotStore store;
  private final Gate gate;
  private final Clock clock;
  private final ObjectCalls objects;
  private final ProspectCalls prospects;
  private final TagCalls tags;
  private final ImportCalls imports;

  /** An emulator on its own: {@link AccessTokens} from elsewhere are needed to call it. */
  public PardotSandbox(Settings settings, Clock clock) {
    this(settings, clock, new AccessTokens(clock)::ownerOf, new WriteLog());
  }

  /**
   * @param ownerOfToken whose a bearer token is, if it is good
   * @param log told about each write that the sandbox did not do itself
   */
  public PardotSandbox(
      Settings settings,
      Clock clock,
      Function<String, Optional<String>> ownerOfToken,
      Consumer<Written> log) {
    this.store = new PardotStore(settings.customFields(), clock, log);
    this.clock = clock;
    this.gate = new Gate(settings, clock, ownerOfToken);
    ProspectWrites writes = new ProspectWrites(store, clock);
    this.objects = new ObjectCalls(store, settings, clock, writes);
    this.prospects = new ProspectCalls(store, writes, objects);
    this.tags = new TagCalls(store, clock, objects);
    this.imports = new ImportCalls(store, settings, clock, writes, objects);
  }

  public PardotStore store() {
    return store;
  }

  /** How many calls were let in today. */
  public int callsToday() {
    return gate.callsToday();
  }

  /** How many calls were turned away today because the daily limit was reached. */
  public int refusedToday() {
    return gate.refusedToday();
  }

  /** How many calls there ever were at one time, refused ones included. */
  public int mostCallsAtATime() {
    return gate.mostAtATime();
  }

  public void dailyLimit(int calls) {
    gate.dailyLimit(calls);
  }

  /** The vendor's own connector syncs now; answers how many linked prospects it went through. */
  public int syncByVendor() {
    List<Integer> linked = store.linked();
    Map<String, Object> stamp = Map.of("salesforceLastSync", clock.instant().getEpochSecond());
    linked.forEach(id -> store.update("prospects", id, stamp, VENDOR));
    return linked.size();
  }

  /** Puts the API under {@code /api/v5}; the router must read bodies before. */
  public void mount(Router router) {
    on(
        router.route("/api/v5/*").order(BEFORE_FAULTS),
        call -> {
          call.header("Date", Stamps.http(clock.instant()));
          gate.enter(call);
          call.context().next();
        });
    imports.mount(router, PardotSandbox::on);
    on(
        router.post("/api/v5/objects/prospects/do/upsertLatestByEmail"),
        prospects::upsertLatestByEmail);
    on(router.post("/api/v5/objects/prospects/do/undelete"), prospects::undelete);
    on(router.post("/api/v5/objects/prospects/:id/do/undelete"), prospects::undelete);
    mountExternalActivities(router);
    on(router.post("/api/v5/objects/prospects/:id/do/addTag"), tags::addTag);
    on(router.post("/api/v5/objects/prospects/:id/do/removeTag"), tags::removeTag);
    on(router.get("/api/v5/objects/:object"), objects::query);
    on(router.post("/api/v5/objects/:object"), objects::create);
    on(router.get("/api/v5/objects/:object/:id"), objects::read);
    on(router.patch("/api/v5/objects/:object/:id"), objects::update);
    on(router.delete("/api/v5/objects/:object/:id"), objects::delete);
    on(router.route("/api/v5/*").last(), PardotSandbox::notThere);
  }

  /** They are beside the other objects, and not among them. */
  private void mountExternalActivities(Router router) {
    String path = "/api/v5/(?<object>external-activities)";
    on(router.getWithRegex(path), objects::query);
    on(router.postWithRegex(path), objects::create);
    on(router.getWithRegex(path + "/(?<id>[^/]+)"), objects::read);
    on(router.routeWithRegex("/api/v5/objects/external-activities.*"), PardotSandbox::notThere);
  }

  private static void notThere(Call call) {
    throw new PardotError(404, 198, "Endpoint not found: " + call.context().request().path());
  }

  private static void on(Route route, Consumer<Call> handler) {
    route.handler(context -> answer(context, handler));
  }

  private static void answer(RoutingContext context, Consumer<Call> handler) {
    Call call = new Call(context);
    try {
      handler.accept(call);
    } catch (PardotError e) {
      call.refuse(e);
    } catch (RuntimeException e) {
      LOG.error("the Pardot emulator failed on " + context.request().path(), e);
      call.refuse(
          new PardotError(500, 183, "An internal error occurred, please try your request again"));
    }
  }
}
