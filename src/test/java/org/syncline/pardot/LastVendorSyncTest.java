package org.syncline.pardot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.syncline.remote.RemoteCallException;
import org.syncline.remote.VendorConnector.Sync;

class LastVendorSyncTest {
  private static final Instant NINE = Instant.parse("2026-11-24T09:00:00Z");

  private final PardotOnSandbox pardot = new PardotOnSandbox();
  private final LastVendorSync vendor = new LastVendorSync(pardot.api);

  @AfterEach
  void stop() {
    pardot.close();
  }

  private void sync(int prospect, Instant at) {
    pardot.store.update(
        "prospects", prospect, Map.of("salesforceLastSync", at.getEpochSecond()), "the vendor");
  }

  @Test
  void noProspect_wasEverSynced_leavesNoTrace() {
    assertThat(vendor.lastSync()).isEmpty();
    pardot.prospects(2);
    assertThat(vendor.lastSync()).isEmpty();
  }

  @Test
  void latestSync_isToldWithItsProspectAndTheirClock() {
    List<Integer> ids = pardot.prospects(3);
    sync(ids.get(1), NINE);
    sync(ids.get(0), NINE.minusSeconds(60));
    assertThat(vendor.lastSync()).contains(new Sync("" + ids.get(1), NINE, NINE));
  }

  @Test
  void sync_countsForAnHourByTheirClock() {
    sync(pardot.prospects(1).get(0), NINE);
    pardot.theirs.advance(Duration.ofMinutes(59));
    assertThat(vendor.lastSync().orElseThrow().active()).isTrue();
    pardot.theirs.advance(Duration.ofMinutes(1));
    assertThat(vendor.lastSync().orElseThrow().active()).isFalse();
  }

  @Test
  void sync_ofOneThatChangedLongAgo_isOutOfSight() {
    List<Integer> ids = pardot.prospects(1001);
    sync(ids.get(0), NINE);
    pardot.theirs.advance(Duration.ofSeconds(1));
    ids.subList(1, ids.size())
        .forEach(id -> pardot.store.update("prospects", id, Map.of("city", "Ulm"), "a marketer"));
    assertThat(vendor.lastSync()).isEmpty();
  }

  @Test
  void field_thatIsNotShown_leavesNoTrace() {
    pardot.answer(
        "GET", PardotOnSandbox.PROSPECTS, 1, 400, "{\"code\":180,\"message\":\"invalid fields\"}");
    assertThat(vendor.lastSync()).isEmpty();
  }

  @Test
  void pardot_thatDoesNotAnswer_isNoAnswer() {
    pardot.answer("GET", PardotOnSandbox.PROSPECTS, 1, 503, "{\"code\":183,\"message\":\"down\"}");
    assertThatThrownBy(vendor::lastSync)
        .isInstanceOf(RemoteCallException.class)
        .hasMessageContaining("503");
  }
}
