package org.syncline.doctor;

import java.util.Optional;
import org.syncline.remote.VendorConnector;

/** Whether the vendor's own connector works on the same records. */
public final class VendorFinding {
  private static final String TOPIC = "vendor's connector";

  private VendorFinding() {}

  /**
   * @param ignored whether the settings say that the server runs beside it
   */
  public static Finding of(Optional<VendorConnector.Sync> last, boolean ignored) {
    Optional<VendorConnector.Sync> active = last.filter(VendorConnector.Sync::active);
    if (active.isEmpty()) {
      return Finding.ok(
          TOPIC,
          last.map(sync -> "not at work: " + sync.told()).orElse("not at work: no trace of it"));
    }
    return ignored
        ? Finding.warning(
            TOPIC, active.get().told(), "It is ignored, as syncline.connector.vendor says.")
        : Finding.problem(TOPIC, active.get().told(), VendorConnector.PAUSE_IT);
  }
}
