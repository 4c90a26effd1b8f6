package org.syncline.pardot;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jboss.logging.Logger;
import org.syncline.remote.RemoteAnswer;
import org.syncline.remote.Sessions;

/** As whom we act in Pardot: the user that is tied to the Salesforce user of our sign-in. */
final class OurUser {
  private static final Logger LOG = Logger.getLogger(OurUser.class);
  private static final String USERS = "objects/users";
  private static final Map<String, String> QUERY =
      Map.of("fields", "id,salesforceId", "limit", "1000");

  /** Whoever is not there yet is looked for again after this. */
  private static final Duration AGAIN = Duration.ofMinutes(10);

  private final PardotApi api;
  private final Sessions sessions;
  private final Clock clock;
  private volatile Looked last = new Looked("", Instant.MIN);

  private record Looked(String id, Instant until) {}

  OurUser(PardotApi api, Sessions sessions, Clock clock) {
    this.api = api;
    this.sessions = sessions;
    this.clock = clock;
  }

  /** The id, or an empty text where no user is tied to us. */
  String id() {
    Looked known = last;
    if (known.id().isEmpty() && !known.until().isAfter(clock.instant())) {
      known = new Looked(look(), clock.instant().plus(AGAIN));
      last = known;
    }
    return known.id();
  }

  private String look() {
    String salesforceId = sessions.current().userId();
    if (salesforceId.isEmpty() || !shown()) {
      return "";
    }
    return api.all(USERS, QUERY).stream()
        .filter(user -> user.path("salesforceId").asText().equals(salesforceId))
        .map((JsonNode user) -> user.path("id").asText())
        .findFirst()
        .orElse("");
  }

  /** Without the right to see users we only cannot tell our own edits from others'. */
  private boolean shown() {
    RemoteAnswer answer = api.get(USERS, Map.of("fields", "id,salesforceId", "limit", "1"));
    boolean refused = PardotApi.error(answer).filter(error -> !error.passing()).isPresent();
    if (refused) {
      LOG.warnf("Pardot does not show its users to us: %s", answer.shown());
    }
    return !refused;
  }
}
