package org.syncline.remote;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The port that tells when the vendor's own connector last worked on the same records. */
public interface VendorConnector {
  /** What to do about one that is at work. */
  String PAUSE_IT =
      "Two connectors on the same records undo each other's work. Pause it in Account Engagement"
          + " (Connectors > Salesforce > Pause); it counts as paused an hour after its last sync."
          + " To run beside it all the same, set syncline.connector.vendor=ignore.";

  /**
   * One sync by it.
   *
   * @param prospect the id of the prospect
   * @param at when, by the remote clock
   * @param remoteNow what the remote clock said when we asked
   */
  record Sync(String prospect, Instant at, Instant remoteNow) {
    private static final Duration RECENT = Duration.ofHours(1);

    /** Whether it was so lately that the connector is at work. */
    public boolean active() {
      return at.isAfter(remoteNow.minus(RECENT));
    }

    public String told() {
      return "the vendor's connector last synced at %s (prospect %s)".formatted(at, prospect);
    }
  }

  /**
   * Its latest sync, among those of the records that changed last.
   *
   * @throws RemoteCallException if the system cannot be asked
   */
  Optional<Sync> lastSync();
}
