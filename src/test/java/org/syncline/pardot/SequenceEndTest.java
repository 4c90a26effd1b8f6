package org.syncline.pardot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.syncline.intake.Page;
import org.syncline.intake.PollCursor;
import org.syncline.intake.PollSource;
import org.syncline.intake.RemoteReadException;
import org.syncline.sandbox.pardot.PardotSandbox;

/** Pardot ends a sequence of pages after so many records, wherever it is; here after 3,000. */
class SequenceEndTest {
  private static final int SEQUENCE = 3000;

  private final PardotOnSandbox pardot =
      new PardotOnSandbox(PardotSandbox.Settings.defaults().withSequenceLimit(SEQUENCE), Map.of());

  @AfterEach
  void stop() {
    pardot.close();
  }

  @Test
  void poll_ofMoreThanASequence_goesOnAtTheStampUntilAllIsSeen() {
    for (int i = 0; i < 10; i++) {
      pardot.prospects(700);
      pardot.pass(Duration.ofSeconds(1));
    }
    assertThat(seenToTheEnd()).hasSize(7000);
  }

  @Test
  void lastPages_allOfOneSecond_goOnAsLongAsTheSequenceGotAnywhere() {
    pardot.prospects(100);
    pardot.pass(Duration.ofSeconds(1));
    pardot.prospects(2950);
    pardot.pass(Duration.ofSeconds(1));
    pardot.prospects(10);
    assertThat(seenToTheEnd()).hasSize(3060);
  }

  @Test
  void moreRecordsOfOneSecond_thanASequenceHolds_areToldAndNotSkipped() {
    pardot.prospects(SEQUENCE + 1);
    Page page = poll(PollCursor.from(pardot.theirs.instant()));
    Page before = poll(page.next());
    assertThatThrownBy(() -> poll(before.next()))
        .isInstanceOf(RemoteReadException.class)
        .hasMessageContaining("more records of one second than a sequence holds");
  }

  private Set<String> seenToTheEnd() {
    Set<String> seen = new HashSet<>();
    Page page = poll(PollCursor.START);
    int pages = 1;
    page.changes().forEach(change -> seen.add(change.record().id()));
    while (!page.last()) {
      page = poll(page.next());
      page.changes().forEach(change -> seen.add(change.record().id()));
      assertThat(++pages).as("it comes to an end").isLessThan(50);
    }
    return seen;
  }

  private Page poll(PollCursor cursor) {
    return pardot.reader.poll(PollSource.of("prospect"), Set.of("email"), cursor);
  }
}
