package org.syncline.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.remote.RemoteCallException;
import org.syncline.remote.VendorConnector;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.SettableClock;
import org.syncline.testsupport.SyncByHand;
import org.syncline.testsupport.TestConfig;
import org.syncline.testsupport.TwoSystems;

/** We never write beside the vendor's own connector, unless the settings say so. */
@QuarkusTest
@TestProfile(TwoSystems.class)
@WithTestResource(DatabaseForTests.class)
class VendorWatchTest {
  @Inject SyncByHand sync;
  @Inject Connector connector;
  @Inject SettableClock clock;

  private final Vendor vendor = new Vendor();

  /** One whose last sync is set, and that can be out of reach. */
  private static final class Vendor implements VendorConnector {
    private Optional<Sync> last = Optional.empty();
    private boolean reachable = true;
    private int asked;

    @Override
    public Optional<Sync> lastSync() {
      asked++;
      if (!reachable) {
        throw RemoteCallException.notDone("cannot connect", Optional.empty(), null);
      }
      return last;
    }
  }

  @BeforeEach
  void runs() {
    sync.reset();
  }

  @AfterEach
  void resume() {
    connector.resume();
  }

  private VendorWatch watch(String beside) {
    return new VendorWatch(
        List.of(vendor),
        TestConfig.of(VendorConfig.class, Map.of("syncline.connector.vendor", beside)),
        TestConfig.of(WorkersConfig.class, Map.of()),
        connector,
        new ScheduledWork(),
        clock);
  }

  private void syncs() {
    vendor.last = Optional.of(new VendorConnector.Sync("7", clock.instant(), clock.instant()));
  }

  @Test
  void start_besideItAtWork_isRefusedWithWhatWasSeenAndWhatToDo() {
    syncs();
    assertThatThrownBy(() -> watch("refuse").refuseBesideIt())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("prospect 7")
        .hasMessageContaining(clock.instant().toString())
        .hasMessageContaining("Connectors > Salesforce > Pause")
        .hasMessageContaining("syncline.connector.vendor=ignore");
    assertThat(connector.running()).isTrue();
  }

  @Test
  void start_besideItAtWork_isToleratedWhereTheSettingSaysSo() {
    syncs();
    VendorWatch watch = watch("ignore");
    assertThatCode(watch::refuseBesideIt).doesNotThrowAnyException();
    assertThat(watch.clear(connector.state().since())).isTrue();
    assertThat(vendor.asked).isZero();
  }

  @Test
  void start_besideItAtRest_isFine() {
    VendorWatch watch = watch("refuse");
    watch.refuseBesideIt();
    assertThat(watch.clear(connector.state().since())).isTrue();
    assertThat(vendor.asked).isOne();
  }

  @Test
  void notAskable_nothingIsWrittenUntilItIs() {
    vendor.reachable = false;
    VendorWatch watch = watch("refuse");
    watch.refuseBesideIt();
    assertThat(watch.clear(connector.state().since())).isFalse();
    vendor.reachable = true;
    assertThat(watch.clear(connector.state().since())).as("not asked again at once").isFalse();
    clock.forward(Duration.ofSeconds(31));
    assertThat(watch.clear(connector.state().since())).isTrue();
    assertThat(connector.running()).isTrue();
  }

  @Test
  void firstAnswer_thatItIsAtWork_pausesTheSyncBeforeAnythingIsWritten() {
    vendor.reachable = false;
    VendorWatch watch = watch("refuse");
    watch.refuseBesideIt();
    vendor.reachable = true;
    syncs();
    clock.forward(Duration.ofSeconds(31));
    assertThat(watch.clear(connector.state().since())).isFalse();
    assertThat(connector.state().paused()).isTrue();
    assertThat(connector.state().reason()).contains("prospect 7").endsWith("resume the sync.");
  }

  @Test
  void resumedAfterItBeganWhileWeWerePaused_writesNothing() {
    VendorWatch watch = watch("refuse");
    watch.start(null);
    connector.pause("a new connection", true);
    syncs();
    watch.lookAgain();
    assertThat(connector.state().reason()).isEqualTo("a new connection");
    connector.resume();
    clock.forward(Duration.ofSeconds(31));
    assertThat(watch.clear(connector.state().since())).isFalse();
    assertThat(connector.state().reason()).contains("prospect 7");
  }

  @Test
  void resumedWhileItIsAtRest_goesOnAtOnce() {
    VendorWatch watch = watch("refuse");
    watch.start(null);
    connector.pause("a new connection", true);
    clock.forward(Duration.ofSeconds(5));
    connector.resume();
    assertThat(watch.clear(connector.state().since())).isTrue();
  }

  @Test
  void resumedBesideItAtWork_isPausedAgainBeforeAnythingIsWritten() {
    VendorWatch watch = watch("refuse");
    watch.start(null);
    syncs();
    watch.lookAgain();
    connector.resume();
    clock.forward(Duration.ofSeconds(31));
    assertThat(watch.clear(connector.state().since())).isFalse();
    assertThat(connector.running()).isFalse();
    connector.resume();
    clock.forward(Duration.ofHours(1));
    vendor.last = Optional.empty();
    assertThat(watch.clear(connector.state().since())).isTrue();
  }

  @Test
  void laterLook_pausesWhereItIsAtWork_butNotBeforeTheStart() {
    syncs();
    VendorWatch watch = watch("refuse");
    watch.lookAgain();
    assertThat(connector.running()).isTrue();
    vendor.last = Optional.empty();
    watch.start(null);
    syncs();
    watch.lookAgain();
    assertThat(connector.state().reason()).contains("the vendor's connector last synced");
  }
}
