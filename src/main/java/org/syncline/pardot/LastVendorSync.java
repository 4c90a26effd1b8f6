package org.syncline.pardot;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.syncline.remote.RemoteAnswer;
import org.syncline.remote.RemoteCallException;
import org.syncline.remote.VendorConnector;

/** Reads it from a field of the prospects that nobody but the vendor's connector moves. */
@ApplicationScoped
class LastVendorSync implements VendorConnector {
  private static final Logger LOG = Logger.getLogger(LastVendorSync.class);
  private static final String MOVED_BY_IT = "salesforceLastSync";
  private static final Map<String, String> LAST_CHANGED =
      Map.of("fields", "id,updatedAt," + MOVED_BY_IT, "orderBy", "updatedAt DESC", "limit", "1000");

  private final PardotApi api;

  LastVendorSync(PardotApi api) {
    this.api = api;
  }

  @Override
  public Optional<Sync> lastSync() {
    RemoteAnswer answer = api.get("objects/prospects", LAST_CHANGED);
    if (PardotApi.error(answer).filter(e -> e.code() == PardotError.INVALID_FIELDS).isPresent()) {
      LOG.warnf("Whether the vendor's connector is at work is not shown to us: %s", answer.shown());
      return Optional.empty();
    }
    if (!answer.ok()) {
      throw RemoteCallException.notDone(
          "Pardot answered %d: %s".formatted(answer.status(), answer.shown()),
          answer.retryAfter(),
          null);
    }
    Instant remoteNow = answer.remoteNow().orElse(answer.began());
    return StreamSupport.stream(PardotApi.values(answer).spliterator(), false)
        .flatMap(row -> sync(row, remoteNow).stream())
        .max(Comparator.comparing(Sync::at));
  }

  private static Optional<Sync> sync(JsonNode row, Instant remoteNow) {
    return PardotReads.instant(row.path(MOVED_BY_IT))
        .map(at -> new Sync(row.path("id").asText(), at, remoteNow));
  }
}
