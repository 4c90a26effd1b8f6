package org.syncline.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.syncline.doctor.ClockFinding;
import org.syncline.doctor.ExpectedObject;
import org.syncline.doctor.Finding;
import org.syncline.doctor.LimitFinding;
import org.syncline.doctor.Look;
import org.syncline.doctor.SystemExaminer;
import org.syncline.record.SystemName;
import org.syncline.remote.RemoteAnswer;
import org.syncline.remote.RemoteCallException;
import org.syncline.remote.RemoteSession;
import org.syncline.remote.Sessions;

/** Looks at the org: sign-in, limits, clock, objects and fields, and who else changes them. */
final class OrgExaminer implements SystemExaminer {
  private static final String SIGN_IN = "sign-in";
  private static final String LIMIT = "daily API calls";
  private static final String LIMIT_REACHED = "REQUEST_LIMIT_EXCEEDED";

  private final SalesforceApi api;
  private final Sessions sessions;
  private final String externalId;
  private final Clock clock;

  OrgExaminer(SalesforceApi api, Sessions sessions, String externalId, Clock clock) {
    this.api = api;
    this.sessions = sessions;
    this.externalId = externalId;
    this.clock = clock;
  }

  @Override
  public SystemName system() {
    return SystemName.CRM;
  }

  @Override
  public List<Finding> examine(List<ExpectedObject> expected) {
    try {
      return withSession(sessions.current(), expected);
    } catch (RemoteCallException e) {
      return List.of(notSignedIn(e));
    } catch (RuntimeException e) {
      return List.of(Finding.unexpected(SIGN_IN, e));
    }
  }

  private List<Finding> withSession(RemoteSession session, List<ExpectedObject> expected) {
    Instant began = clock.instant();
    RemoteAnswer limits;
    try {
      limits = api.get("limits");
    } catch (RemoteCallException e) {
      return List.of(notLetIn(session, e));
    }
    if (!limits.ok()) {
      return List.of(refused(session, limits));
    }
    Finding ofClock = ClockFinding.of(began, clock.instant(), limits.remoteNow());
    List<Finding> findings = new ArrayList<>(Look.at(SIGN_IN, () -> signedIn(session)));
    findings.add(ofClock);
    findings.addAll(Look.at(LIMIT, () -> left(limits)));
    expected.forEach(object -> findings.addAll(object(object)));
    return findings;
  }

  private static Finding notSignedIn(RemoteCallException e) {
    return e.unreachable()
        ? Finding.problem(
            SIGN_IN,
            "Salesforce cannot be reached: " + e.getMessage(),
            "Check syncline.salesforce.url (the org's My Domain), the network and the proxy.")
        : Finding.problem(
            SIGN_IN,
            "Salesforce refuses the sign-in: " + e.getMessage(),
            "Check syncline.salesforce.client-id and .client-secret (or .private-key and .username),"
                + " that the connected app allows this flow, and that its user may use it.");
  }

  private static Finding notLetIn(RemoteSession session, RemoteCallException e) {
    return Finding.problem(
        SIGN_IN,
        "signed in, but %s does not let us call it: %s"
            .formatted(session.instance(), e.getMessage()),
        "Give the user the permission 'API Enabled', and the connected app the scope 'api'.");
  }

  private static Finding refused(RemoteSession session, RemoteAnswer answer) {
    return answer.body().contains(LIMIT_REACHED)
        ? LimitFinding.usedUp("all of today's calls are used: " + answer.shown())
        : Finding.problem(
            SIGN_IN,
            "%s answered %d: %s".formatted(session.instance(), answer.status(), answer.shown()),
            "Give the user the permission 'API Enabled', and check syncline.salesforce.api-version.");
  }

  private List<Finding> signedIn(RemoteSession session) {
    if (session.userId().isEmpty()) {
      return List.of(
          Finding.warning(
              SIGN_IN,
              "signed in at %s, but not told as whom".formatted(session.instance()),
              "Our own edits cannot be told from others': give the connected app the scope 'id'."));
    }
    String name = session.userId();
    RemoteAnswer answer = api.queryAll(Soql.user(session.userId()));
    if (answer.ok()) {
      for (JsonNode row : SalesforceReads.records(answer)) {
        name = row.path("Name").asText() + " (" + row.path("Username").asText() + ")";
      }
    }
    return List.of(
        Finding.ok(SIGN_IN, "signed in at %s as %s".formatted(session.instance(), name)));
  }

  private static List<Finding> left(RemoteAnswer limits) {
    JsonNode day = limits.json().path("DailyApiRequests");
    long max = day.path("Max").asLong();
    return List.of(
        day.has("Max")
            ? LimitFinding.of(max - day.path("Remaining").asLong(), max)
            : Finding.warning(
                LIMIT,
                "the org does not tell how many are left",
                "Give the user the permission 'View Setup and Configuration'."));
  }

  private List<Finding> object(ExpectedObject object) {
    ObjectExamination examination = new ObjectExamination(api, object, externalId);
    return Look.at(
        object.name(),
        () -> {
          List<Finding> findings = new ArrayList<>(examination.findings());
          if (object.written() && examination.shown()) {
            findings.addAll(others(object));
          }
          return findings;
        });
  }

  /** Who else changes what we only read does not matter. */
  private List<Finding> others(ExpectedObject object) {
    return Look.at(object.name(), () -> new OtherWriters(api, object.name()).findings());
  }
}
