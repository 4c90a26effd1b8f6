package org.syncline.sandbox.salesforce;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.syncline.sandbox.kernel.AccessTokens;
import org.syncline.sandbox.kernel.Written;

/** The Salesforce side of the sandbox: an org in memory behind the real paths. */
public final class SalesforceSandbox {
  private static final String BEARER = "Bearer ";

  /**
   * How the org is set up.
   *
   * @param custom further custom fields by object, name to type
   * @param pageSize rows of one page of a query
   * @param dailyApiLimit calls in a day
   */
  public record Settings(Map<String, Map<String, String>> custom, int pageSize, int dailyApiLimit) {
    public static Settings defaults() {
      return new Settings(Map.of(), 2000, 10_000_000);
    }
  }

  private static final String ORG = "00D000000000001EAA";
  private final AccessTokens tokens;
  private final SalesforceStore store;
  private final SalesforceBehaviour behaviour = new SalesforceBehaviour();
  private final Calls calls = new Calls();
  private final ApiLimit limit;
  private final TokenCalls tokenCalls;
  private final Saves saves;
  private final Clock clock;
  private final Map<String, String> users = new HashMap<>();

  public SalesforceSandbox(
      Settings settings, Clock clock, AccessTokens tokens, Consumer<Written> log) {
    this.tokens = tokens;
    this.store = new SalesforceStore(new Schema(settings.custom()));
    this.limit = new ApiLimit(clock, settings.dailyApiLimit());
    this.clock = clock;
    this.tokenCalls = new TokenCalls(tokens, ORG, this::userOf, clock);
    this.saves = new Saves(store, behaviour, clock, log);
    SoqlEngine engine = new SoqlEngine(store, behaviour);
    new QueryCalls(engine, settings.pageSize()).register(calls);
    new DescribeCalls(store.schema(), behaviour, limit).register(calls);
    new CompositeCalls(calls).register();
    new CollectionCalls(store, engine, behaviour, saves).register(calls);
    new BulkIngest(store, saves, clock).register(calls);
    new BulkQuery(engine, store, behaviour, clock).register(calls);
    new SObjectCalls(store, engine, behaviour, saves).register(calls);
  }

  public SalesforceStore store() {
    return store;
  }

  public SalesforceBehaviour behaviour() {
    return behaviour;
  }

  /** The id of the user as whom a client of that name, or somebody in the org, acts. */
  public synchronized String userOf(String who) {
    return users.computeIfAbsent(who, this::newUser);
  }

  private String newUser(String who) {
    String email = who.replaceAll("[^A-Za-z0-9.]+", ".") + "@sandbox.example";
    Map<String, Object> fields =
        Map.of("Username", email, "LastName", who, "Name", who, "Email", email, "IsActive", true);
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return store.insert("User", fields, "", now);
  }

  /** Somebody edits a record in the org's own pages. */
  public void edit(String object, String id, Map<String, Object> fields, String who) {
    SObjectType type = store.schema().type(object).orElseThrow();
    saves.update(type, id, fields, new Saves.By(userOf(who), who, true));
  }

  /** An admin takes a record out of the recycle bin, which REST cannot. */
  public void undelete(String object, String id, String who) {
    store.undelete(object, id, userOf(who), clock.instant().truncatedTo(ChronoUnit.SECONDS));
  }

  /** From now on the org takes so many calls a day. */
  public void dailyApiLimit(int calls) {
    limit.max(calls);
  }

  public void mount(Router router) {
    router.routeWithRegex("/+services/.*").blockingHandler(this::handle, false);
    router.route("/id/*").handler(this::identity);
  }

  private static String baseUrl(HttpServerRequest request) {
    return "http://" + request.authority();
  }

  private void identity(RoutingContext context) {
    try {
      String user = userOf(signedIn(context.request()));
      tokenCalls.identity(context, baseUrl(context.request()), user);
    } catch (SalesforceError e) {
      send(context, Calls.error(e));
    }
  }

  private void handle(RoutingContext context) {
    String path = path(context);
    switch (path) {
      case "/services/oauth2/token" -> tokenCalls.token(context, baseUrl(context.request()));
      case "/services/oauth2/revoke" -> tokenCalls.revoke(context);
      case "/services/oauth2/userinfo" -> identity(context);
      case "/services/data" -> send(context, SfResponse.ok(versions()));
      default -> send(context, answer(context, path));
    }
  }

  /** Clients double slashes and leave one at the end. */
  private static String path(RoutingContext context) {
    String path =
        java.net.URLDecoder.decode(
            context.request().path().replace("+", "%2B"), java.nio.charset.StandardCharsets.UTF_8);
    String single = path.replaceAll("/{2,}", "/");
    return single.endsWith("/") ? single.substring(0, single.length() - 1) : single;
  }

  private static List<Map<String, String>> versions() {
    return List.of(
        Map.of("label", "Spring '24", "url", "/services/data/v60.0", "version", "60.0"),
        Map.of("label", "Summer '25", "url", "/services/data/v64.0", "version", "64.0"),
        Map.of("label", "Winter '26", "url", "/services/data/v65.0", "version", "65.0"));
  }

  private SfResponse answer(RoutingContext context, String path) {
    try {
      SfRequest request = request(context, path, userOf(signedIn(context.request())));
      limit.count();
      if (path.matches("/services/data/v\\d+\\.\\d+")) {
        String root = path + "/";
        return SfResponse.ok(
            Map.of(
                "sobjects", root + "sobjects",
                "query", root + "query",
                "queryAll", root + "queryAll",
                "composite", root + "composite",
                "limits", root + "limits",
                "jobs", root + "jobs"));
      }
      return calls.answer(request);
    } catch (SalesforceError e) {
      return Calls.error(e);
    }
  }

  private String signedIn(HttpServerRequest request) {
    return Optional.ofNullable(request.getHeader("Authorization"))
        .filter(header -> header.startsWith(BEARER))
        .flatMap(header -> tokens.ownerOf(header.substring(BEARER.length()).strip()))
        .orElseThrow(
            () ->
                new SalesforceError(
                    401, "INVALID_SESSION_ID", "Session expired or invalid", List.of()));
  }

  private static SfRequest request(RoutingContext context, String path, String user) {
    Map<String, String> query = new HashMap<>();
    context.queryParams().forEach(entry -> query.put(entry.getKey(), entry.getValue()));
    Map<String, String> headers = new HashMap<>();
    context.request().headers().forEach(e -> headers.put(e.getKey(), e.getValue()));
    String method = query.getOrDefault("_HttpMethod", context.request().method().name());
    String body = context.body().asString();
    return new SfRequest(
        method,
        path,
        query,
        SfRequest.anyCase(headers),
        body == null ? "" : body,
        user,
        baseUrl(context.request()));
  }

  private void send(RoutingContext context, SfResponse response) {
    context.response().setStatusCode(response.status());
    context.response().putHeader("Sforce-Limit-Info", limit.header());
    context
        .response()
        .putHeader(
            "Date",
            java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME.format(
                java.time.ZonedDateTime.now(java.time.ZoneOffset.UTC)));
    response.headers().forEach(context.response()::putHeader);
    if (response.body() == null) {
      context.response().end();
    } else if (response.body() instanceof String csv) {
      context.response().putHeader("Content-Type", "text/csv").end(csv);
    } else {
      boolean pretty = "1".equals(context.request().getHeader("X-PrettyPrint"));
      context
          .response()
          .putHeader("Content-Type", "application/json;charset=UTF-8")
          .end(SalesforceJson.write(response.body(), pretty));
    }
  }
}
