package org.syncline.sandbox;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.syncline.sandbox.kernel.AccessTokens;
import org.syncline.sandbox.kernel.CallCounts;
import org.syncline.sandbox.kernel.Faults;
import org.syncline.sandbox.kernel.ReceivedLog;
import org.syncline.sandbox.kernel.WriteLog;
import org.syncline.sandbox.pardot.PardotSandbox;
import org.syncline.sandbox.people.EditStream;
import org.syncline.sandbox.people.PeopleMaker;
import org.syncline.sandbox.people.Population;
import org.syncline.sandbox.salesforce.SalesforceSandbox;

/** A running sandbox: both emulators on one port, and the control calls beside them. */
public final class SandboxServer implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(SandboxServer.class);
  private static final long MAX_BODY = 200L * 1024 * 1024;

  /** The length of a request line that Salesforce takes. */
  private static final int MAX_LINE = 16_384;

  private static final int FIRST = -1000;
  private static final long MAX_BLOCKED_SECONDS = 120;

  private final Vertx vertx;
  private final HttpServer http;
  private final SandboxSettings settings;
  private final AccessTokens tokens;
  private final WriteLog writes = new WriteLog();
  private final CallCounts calls = new CallCounts();
  private final ReceivedLog received = new ReceivedLog();
  private final PardotSandbox pardot;
  private final SalesforceSandbox salesforce;
  private final Faults faults;
  private final Population population;
  private final EditStream edits;
  private final Clock clock;
  private final Path uploads = uploads();

  private SandboxServer(SandboxSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.faults = new Faults(settings.seed());
    this.tokens = new AccessTokens(clock);
    this.pardot = new PardotSandbox(settings.pardot(), clock, tokens::ownerOf, writes);
    this.salesforce = new SalesforceSandbox(settings.salesforce(), clock, tokens, writes, received);
    pardot.store().salesforceUsers(salesforce::userOf);
    PeopleMaker maker =
        new PeopleMaker(settings.seed(), pardot.store(), new OrgPeople(salesforce), clock);
    this.population = maker.make(settings.people(), settings.pairsOnly(), settings.accounts());
    this.edits = maker.edits(settings.seed());
    this.vertx =
        Vertx.vertx(
            new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(8)
                .setMaxEventLoopExecuteTimeUnit(TimeUnit.SECONDS)
                .setMaxEventLoopExecuteTime(MAX_BLOCKED_SECONDS));
    this.http = listen();
    edits.start(settings.editsPerSecond());
  }

  /** Fills a sandbox with people and opens its port. */
  public static SandboxServer start(SandboxSettings settings, Clock clock) {
    return new SandboxServer(settings, clock);
  }

  private HttpServer listen() {
    try {
      HttpServerOptions options =
          new HttpServerOptions()
              .setHost(settings.host())
              .setPort(settings.port())
              .setMaxInitialLineLength(MAX_LINE);
      return vertx
          .createHttpServer(options)
          .requestHandler(router())
          .listen()
          .toCompletionStage()
          .toCompletableFuture()
          .join();
    } catch (RuntimeException e) {
      vertx.close();
      throw new IllegalStateException(
          "the sandbox cannot listen on " + settings.host() + ":" + settings.port(), e);
    }
  }

  private BodyHandler bodies() {
    return BodyHandler.create(uploads.toString())
        .setBodyLimit(MAX_BODY)
        .setDeleteUploadedFilesOnEnd(true);
  }

  /** Some clients say of every call that it has a form; one without a body has none to read. */
  private static void forgetTypeOfNothing(RoutingContext context) {
    HttpMethod method = context.request().method();
    if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)) {
      context.request().headers().remove(HttpHeaders.CONTENT_TYPE);
    }
    context.next();
  }

  private static Path uploads() {
    try {
      return Files.createTempDirectory("syncline-sandbox-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Router router() {
    Router router = Router.router(vertx);
    router.route().order(FIRST).handler(SandboxServer::forgetTypeOfNothing);
    router.route().order(FIRST + 1).handler(bodies());
    calls.mount(router);
    faults.mount(router);
    new SandboxControl(clock, faults, writes, calls, tokens, pardot, salesforce, edits, population)
        .mount(router);
    new Receivers(clock, received).mount(router);
    pardot.mount(router);
    salesforce.mount(router);
    return router;
  }

  public int port() {
    return http.actualPort();
  }

  /** Where both APIs are: {@code http://127.0.0.1:8090}. */
  public String baseUrl() {
    return "http://" + settings.host() + ":" + port();
  }

  public PardotSandbox pardot() {
    return pardot;
  }

  public SalesforceSandbox salesforce() {
    return salesforce;
  }

  public AccessTokens tokens() {
    return tokens;
  }

  public WriteLog writes() {
    return writes;
  }

  /** What stand-ins for other systems have got. */
  public ReceivedLog received() {
    return received;
  }

  public Faults faults() {
    return faults;
  }

  public EditStream edits() {
    return edits;
  }

  public Population population() {
    return population;
  }

  @Override
  public void close() {
    edits.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
    try {
      Files.deleteIfExists(uploads);
    } catch (IOException e) {
      LOG.warnf("the sandbox's upload folder %s could not be removed: %s", uploads, e.getMessage());
    }
  }
}
