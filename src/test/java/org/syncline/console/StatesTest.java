package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.connector.Backlog.Counts;
import org.syncline.connector.Connector;
import org.syncline.console.StateView.Kind;
import org.syncline.intake.Watermarks.Watermark;
import org.syncline.outbox.OutboxRepository.Oldest;
import org.syncline.record.SystemName;

/** What the first page says of the sync as a whole. */
class StatesTest {
  private static final Instant NOW = Instant.parse("2026-11-27T09:00:00Z");

  private static StateView view(Optional<Counts> counts, Duration oldest) {
    return new States(
            new Connector.State(false, false, false, true, true, null, null),
            List.of(
                new Watermark(
                    SystemName.CRM,
                    "Lead",
                    "Lead",
                    NOW,
                    null,
                    true,
                    false,
                    NOW,
                    null,
                    null,
                    Set.of(),
                    false)),
            counts,
            List.of(new Oldest(SystemName.CRM, NOW.minus(oldest))),
            Optional.empty(),
            NOW)
        .view();
  }

  private static StateView view(long errors, long reviews) {
    return view(Optional.of(counts(0, errors, reviews)), Duration.ofSeconds(3));
  }

  private static Counts counts(long waiting, long errors, long reviews) {
    return new Counts(0, 0, 0, 0, 0, waiting, 0, 0, 9, errors, reviews, true);
  }

  @Test
  void nothingOpen_agreesOnAll() {
    assertThat(view(0, 0)).isEqualTo(new StateView(Kind.IN_STEP, "In step", "", null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | 0 | In step, 1 error open",
        "2 | 0 | In step, 2 errors open",
        "0 | 1 | In step, 1 record held for you",
        "3 | 2 | In step, 3 errors open, 2 records held for you"
      })
  void whatIsOpen_isSaid_andAgreementIsNotClaimedOfIt(long errors, long held, String headline) {
    assertThat(view(errors, held).headline()).isEqualTo(headline);
    assertThat(view(errors, held).detail()).startsWith("Apart from that");
  }

  @Test
  void notCountedYet_isBusy() {
    assertThat(view(Optional.empty(), Duration.ZERO).kind()).isEqualTo(Kind.BUSY);
  }

  @Test
  void write_thatWaitsForMinutes_isNotInStep() {
    StateView view = view(Optional.of(counts(1, 0, 0)), Duration.ofMinutes(6));
    assertThat(view.kind()).isEqualTo(Kind.DEGRADED);
    assertThat(view.detail()).contains("Salesforce");
    assertThat(view.since()).isEqualTo(NOW.minus(Duration.ofMinutes(6)));
  }
}
