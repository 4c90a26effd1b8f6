package org.syncline.sandbox.pardot;

import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Lets a call in if it is signed, names the business unit, and no limit is reached. */
final class Gate {
  private static final Pattern BUSINESS_UNIT = Pattern.compile("0Uv[A-Za-z0-9]{15}");
  private static final String BEARER = "Bearer ";

  private final PardotSandbox.Settings settings;
  private final Clock clock;
  private final Function<String, Optional<String>> ownerOfToken;
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger mostOpen = new AtomicInteger();
  private LocalDate day;
  private int callsToday;
  private int refusedToday;
  private volatile int dailyLimit;

  Gate(
      PardotSandbox.Settings settings,
      Clock clock,
      Function<String, Optional<String>> ownerOfToken) {
    this.settings = settings;
    this.clock = clock;
    this.ownerOfToken = ownerOfToken;
    this.dailyLimit = settings.dailyLimit();
  }

  void dailyLimit(int calls) {
    dailyLimit = calls;
  }

  synchronized int callsToday() {
    return callsToday;
  }

  synchronized int refusedToday() {
    return refusedToday;
  }

  int mostAtATime() {
    return mostOpen.get();
  }

  void enter(Call call) {
    call.actAs(authenticated(call.context().request()));
    checkBusinessUnit(call.context().request());
    countOne(call);
    countOpen(call);
  }

  private String authenticated(HttpServerRequest request) {
    String authorization = request.getHeader("Authorization");
    if (authorization == null || !authorization.startsWith(BEARER)) {
      throw new PardotError(401, 49, "Access Denied");
    }
    return ownerOfToken
        .apply(authorization.substring(BEARER.length()).trim())
        .orElseThrow(
            () -> new PardotError(401, 184, "access_token is invalid, unknown, or malformed"));
  }

  private void checkBusinessUnit(HttpServerRequest request) {
    String unit = request.getHeader("Pardot-Business-Unit-Id");
    if (unit == null) {
      throw PardotError.bad(
          181,
          "A required header is missing: Pardot-Business-Unit-Id header not found on request.");
    }
    String ours = settings.businessUnitId();
    if (!(ours.isEmpty() ? BUSINESS_UNIT.matcher(unit).matches() : ours.equals(unit))) {
      throw PardotError.bad(
          201, "Business Unit specified in Pardot-Business-Unit-Id header not found or inactive.");
    }
  }

  private synchronized void countOne(Call call) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), settings.offset());
    if (!today.equals(day)) {
      day = today;
      callsToday = 0;
      refusedToday = 0;
    }
    if (callsToday >= dailyLimit) {
      refusedToday++;
      throw new PardotError(429, 122, "Daily API rate limit met");
    }
    callsToday++;
    if ("1".equals(call.context().request().getHeader("X-Return-Api-Usage"))) {
      call.header("x-api-usage", callsToday + "/" + dailyLimit);
    }
  }

  private void countOpen(Call call) {
    int now = open.incrementAndGet();
    mostOpen.accumulateAndGet(now, Math::max);
    if (now > settings.callsAtATime()) {
      open.decrementAndGet();
      throw new PardotError(
          429,
          66,
          "You have exceeded your concurrent request limit. Please wait, before trying again");
    }
    // also runs when the client goes away before it has its answer
    call.context().addEndHandler(ended -> open.decrementAndGet());
  }
}
