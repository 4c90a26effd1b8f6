package org.syncline.sandbox.kernel;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Stands in front of both emulators and misbehaves as it was told. */
public final class Faults {
  /** Behind the limits of the emulators, so that a slow call counts as open; before their calls. */
  private static final int ORDER = -50;

  private static final String CONTROL = "/sandbox/";
  private static final int OK = 200;
  private static final String TOO_MANY = Integer.toString(Integer.MAX_VALUE);

  private final List<Fault> faults = new ArrayList<>();
  private final Random random;
  private int last;

  public Faults(long seed) {
    this.random = new Random(seed);
  }

  public void mount(Router router) {
    router.route().order(ORDER).handler(this::handle);
  }

  /** Adds a fault; with its number. */
  public synchronized Fault add(Fault fault) {
    Fault numbered = fault.numbered(++last);
    faults.add(numbered);
    return numbered;
  }

  public synchronized void clear() {
    faults.clear();
  }

  public synchronized boolean remove(int id) {
    return faults.removeIf(f -> f.id() == id);
  }

  /** The faults that are still to come. */
  public synchronized List<Fault> active() {
    return List.copyOf(faults);
  }

  private void handle(RoutingContext context) {
    List<Fault> met =
        context.request().path().startsWith(CONTROL)
            ? List.of()
            : meet(context.request().method().name(), context.request().path());
    long delay = met.stream().mapToLong(f -> f.delay().toMillis()).sum();
    if (delay > 0) {
      context.vertx().setTimer(delay, timer -> carryOut(context, met));
    } else {
      carryOut(context, met);
    }
  }

  private synchronized List<Fault> meet(String method, String path) {
    List<Fault> met =
        faults.stream()
            .filter(f -> f.meets(method, path) && random.nextDouble() < f.probability())
            .toList();
    faults.replaceAll(f -> met.contains(f) ? f.met() : f);
    faults.removeIf(f -> f.remaining() == 0);
    return met;
  }

  /** Delays add up; of the others, the last kind in the list of kinds counts. */
  private static void carryOut(RoutingContext context, List<Fault> met) {
    Fault worst = met.stream().max(Comparator.comparing(Fault::kind)).orElse(null);
    switch (worst == null ? Fault.Kind.LATENCY : worst.kind()) {
      case LATENCY -> context.next();
      case ANSWER -> answer(context, worst);
      case LOSE_ANSWER -> {
        cutOff(context);
        context.next();
      }
      case LOSE_CALL -> context.request().connection().close();
    }
  }

  /**
   * Promises more than is sent before the connection is closed, so that no client can take it for a
   * whole answer. A close alone comes too late for what a worker thread has answered already.
   */
  private static void cutOff(RoutingContext context) {
    HttpServerResponse response = context.response();
    context.addHeadersEndHandler(
        done -> response.setStatusCode(OK).putHeader(HttpHeaders.CONTENT_LENGTH, TOO_MANY));
    context.addEndHandler(done -> context.request().connection().close());
  }

  private static void answer(RoutingContext context, Fault fault) {
    context.response().setStatusCode(fault.status());
    fault.headers().forEach(context.response()::putHeader);
    context.response().end(fault.body());
  }
}
