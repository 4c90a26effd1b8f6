package org.syncline.pardot;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.syncline.doctor.ClockFinding;
import org.syncline.doctor.ExpectedObject;
import org.syncline.doctor.Finding;
import org.syncline.doctor.LimitFinding;
import org.syncline.doctor.Look;
import org.syncline.doctor.SystemExaminer;
import org.syncline.doctor.VendorFinding;
import org.syncline.intake.RemoteReadException;
import org.syncline.record.SystemName;
import org.syncline.remote.RemoteAnswer;
import org.syncline.remote.RemoteCallException;
import org.syncline.remote.Sessions;

/** Looks at the business unit: whether we are let in, as whom, limits, clock, and fields. */
final class UnitExaminer implements SystemExaminer {
  private static final String UNIT = "business unit";
  private static final String LIMIT = "daily API calls";
  private static final Map<String, String> ONE = Map.of("fields", "id", "limit", "1");

  private final PardotApi api;
  private final Sessions sessions;
  private final boolean vendorIgnored;
  private final Clock clock;

  UnitExaminer(PardotApi api, Sessions sessions, boolean vendorIgnored, Clock clock) {
    this.api = api;
    this.sessions = sessions;
    this.vendorIgnored = vendorIgnored;
    this.clock = clock;
  }

  @Override
  public SystemName system() {
    return SystemName.MARKETING;
  }

  @Override
  public List<Finding> examine(List<ExpectedObject> expected) {
    try {
      sessions.current();
    } catch (RuntimeException e) {
      return List.of(notSignedIn());
    }
    Instant began = clock.instant();
    try {
      RemoteAnswer answer = api.get("objects/prospects", ONE);
      Finding ofClock = ClockFinding.of(began, clock.instant(), answer.remoteNow());
      return UnitRefusal.of(answer).map(List::of).orElseGet(() -> letIn(ofClock, expected));
    } catch (RemoteCallException e) {
      return List.of(notLetIn(e));
    } catch (RuntimeException e) {
      return List.of(Finding.unexpected(UNIT, e));
    }
  }

  private List<Finding> letIn(Finding ofClock, List<ExpectedObject> expected) {
    List<Finding> findings = new ArrayList<>();
    findings.add(Finding.ok(UNIT, "it lets us in"));
    findings.add(ofClock);
    findings.add(left());
    findings.addAll(look("user", this::user));
    findings.addAll(look("vendor's connector", this::vendor));
    expected.forEach(
        object ->
            findings.addAll(
                look(
                    object.name(), () -> new MarketingExamination(api, object, clock).findings())));
    return findings;
  }

  private static Finding notSignedIn() {
    return Finding.problem(
        UNIT,
        "not looked at, because the sign-in at Salesforce failed",
        "Mend that first: one sign-in serves both systems.");
  }

  private static Finding notLetIn(RemoteCallException e) {
    return e.unreachable()
        ? Finding.problem(
            UNIT,
            "Pardot cannot be reached: " + e.getMessage(),
            "Check syncline.pardot.url (https://pi.pardot.com, or https://pi.demo.pardot.com for"
                + " sandboxes), the network and the proxy.")
        : Finding.problem(UNIT, "Pardot does not let us in: " + e.getMessage(), UnitRefusal.ACCESS);
  }

  private Finding left() {
    return api.apiUse()
        .map(use -> LimitFinding.of(use.used(), use.max()))
        .orElseGet(
            () ->
                Finding.warning(
                    LIMIT,
                    "Pardot does not tell how many are left",
                    "Look at Account Usage in Account Engagement now and then."));
  }

  private List<Finding> user() {
    String id = api.ourUser();
    return List.of(
        id.isEmpty()
            ? Finding.warning(
                "user",
                "no Pardot user is tied to the Salesforce user of our sign-in, or we may not see it",
                "Our own edits cannot be told from others': add that user to the business unit, with"
                    + " the right to see users.")
            : Finding.ok("user", "we act as Pardot user " + id));
  }

  private List<Finding> vendor() {
    return List.of(VendorFinding.of(new LastVendorSync(api).lastSync(), vendorIgnored));
  }

  private static List<Finding> look(String topic, Supplier<List<Finding>> look) {
    return Look.at(
        topic,
        () -> {
          try {
            return look.get();
          } catch (RemoteReadException e) {
            throw RemoteCallException.notDone(e.getMessage(), e.retryAfter(), e);
          }
        });
  }
}
