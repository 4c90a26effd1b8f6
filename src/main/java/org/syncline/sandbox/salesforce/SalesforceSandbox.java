package org.syncline.sandbox.salesforce;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.syncline.sandbox.kernel.AccessTokens;
import org.syncline.sandbox.kernel.ReceivedLog;
import org.syncline.sandbox.kernel.Written;

/** The Salesforce side of the sandbox: an org in memory behind the real paths. */
public final class SalesforceSandbox {
  /** Older clients say OAuth. */
  private static final Pattern SIGNED = Pattern.compile("(?i)(?:Bearer|OAuth)\\s+(\\S+)");

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

    public Settings withCustom(Map<String, Map<String, String>> fields) {
      return new Settings(fields, pageSize, dailyApiLimit);
    }

    public Settings withPageSize(int rows) {
      return new Settings(custom, rows, dailyApiLimit);
    }

    public Settings withDailyApiLimit(int calls) {
      return new Settings(custom, pageSize, calls);
    }
  }

  private static final String ORG = "00D000000000001EAA";
  private final AccessTokens tokens;
  private final SalesforceStore store;
  private final SalesforceBehaviour behaviour = new SalesforceBehaviour();
  private final Calls calls = new Calls();
  private final ApiLimit limit;
  private final TokenCalls tokenCalls;
  private final OrgPages pages;
  private final Clock clock;
  private final Map<String, String> users = new HashMap<>();

  public SalesforceSandbox(
      Settings settings,
      Clock clock,
      AccessTokens tokens,
      Consumer<Written> log,
      ReceivedLog received) {
    this.tokens = tokens;
    this.store = new SalesforceStore(new Schema(settings.custom()));
    this.limit = new ApiLimit(clock, settings.dailyApiLimit());
    this.clock = clock;
    OrgSetup.fill(store, clock.instant().truncatedTo(ChronoUnit.SECONDS));
    this.tokenCalls = new TokenCalls(tokens, ORG, this::userOf, clock);
    Transactions transactions = new Transactions(store, log);
    Saves saves = new Saves(store, behaviour, clock, transactions);
    Desk desk = new Desk(store, clock, transactions);
    this.pages = new OrgPages(store, saves, desk, transactions, this::userOf);
    SoqlEngine engine = new SoqlEngine(store, behaviour);
    new QueryCalls(engine, settings.pageSize()).register(calls);
    new DescribeCalls(store, behaviour, limit).register(calls);
    new CompositeCalls(calls, transactions).register();
    new CollectionCalls(store, engine, behaviour, saves, transactions).register(calls);
    new TreeCalls(store, saves, transactions).register(calls);
    new BulkIngest(store, saves, clock).register(calls);
    new BulkQuery(engine, store, clock).register(calls);
    new ReplicationCalls(store, clock).register(calls);
    new SObjectCalls(store, engine, behaviour, saves).register(calls);
    new ActionCalls(new CaseLog(store, saves), clock, received).register(calls);
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
        Map.of("Username", email, "LastName", who, "Email", email, "IsActive", true);
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return store.insert("User", fields, "", now);
  }

  /** What people do in the org's own pages, and REST mostly cannot. */
  public OrgPages pages() {
    return pages;
  }

  /** Somebody edits a record in the org's own pages. */
  public void edit(String object, String id, Map<String, Object> fields, String who) {
    pages.edit(object, id, fields, who);
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
      String asked = context.request().getParam("oauth_token");
      String who =
          asked == null
              ? signedIn(context.request())
              : tokens.ownerOf(asked).orElseThrow(SalesforceSandbox::notSignedIn);
      SRecord user = store.find("User", userOf(who)).orElseThrow();
      tokenCalls.identity(context, baseUrl(context.request()), user);
    } catch (SalesforceError e) {
      send(context, Calls.error(e));
    }
  }

  private void handle(RoutingContext context) {
    String path = SfRequest.cleanPath(context.request().path());
    switch (path) {
      case "/services/oauth2/token" -> tokenCalls.token(context, baseUrl(context.request()));
      case "/services/oauth2/revoke" -> tokenCalls.revoke(context);
      case "/services/oauth2/userinfo" -> identity(context);
      case "/services/data" -> send(context, SfResponse.ok(versions()));
      default -> send(context, answer(context, path));
    }
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
    Matcher header =
        SIGNED.matcher(Optional.ofNullable(request.getHeader("Authorization")).orElse(""));
    return Optional.of(header)
        .filter(Matcher::matches)
        .flatMap(signed -> tokens.ownerOf(signed.group(1)))
        .orElseThrow(SalesforceSandbox::notSignedIn);
  }

  private static SalesforceError notSignedIn() {
    return new SalesforceError(401, "INVALID_SESSION_ID", "Session expired or invalid", List.of());
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
            DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atOffset(ZoneOffset.UTC)));
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
