package org.syncline.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.syncline.intake.Change;
import org.syncline.intake.Page;
import org.syncline.intake.PollCursor;
import org.syncline.intake.PollSource;
import org.syncline.intake.RecordReader;
import org.syncline.intake.RemoteReadException;
import org.syncline.record.SystemName;

/** The next page is read while one is stored. */
class PagesAheadTest {
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
  private static final int LAST = 2;

  private final List<String> read = new ArrayList<>();
  private List<Change> changes = Collections.nCopies(PagesAhead.WORTH, null);
  private String broken = "";

  private final PagesAhead pages =
      new PagesAhead(new Numbered(), PollSource.of("Lead"), Set.of("Email"), Runnable::run);

  /** Pages 0 to 2, each at a place of that name. */
  private final class Numbered implements RecordReader {
    @Override
    public SystemName system() {
      return SystemName.CRM;
    }

    @Override
    public List<PollSource> sources(String object, Set<String> fields) {
      return List.of(PollSource.of(object));
    }

    @Override
    public Page poll(PollSource source, Set<String> fields, PollCursor cursor) {
      String place = cursor.position().orElse("0");
      if (place.equals(broken)) {
        throw new RemoteReadException("no answer at " + place, null);
      }
      read.add(place);
      int number = Integer.parseInt(place);
      return new Page(changes, at(number + 1), number == LAST, NOW, Set.of());
    }

    @Override
    public List<Change> read(String object, Set<String> fields, Collection<String> ids) {
      return List.of();
    }
  }

  private static PollCursor at(int page) {
    return new PollCursor(NOW, Optional.of(String.valueOf(page)));
  }

  @Test
  void page_whileItIsStored_theNextIsRead() {
    pages.at(at(0));
    assertThat(read).containsExactly("0", "1");
  }

  @Test
  void page_ofFewRecords_isStoredBeforeTheNextIsRead() {
    changes = Collections.nCopies(PagesAhead.WORTH - 1, null);
    pages.at(at(0));
    assertThat(read).containsExactly("0");
    pages.at(at(1));
    assertThat(read).containsExactly("0", "1");
  }

  @Test
  void pages_toTheEnd_areReadOnceEach() {
    for (int page = 0; page <= LAST; page++) {
      assertThat(pages.at(at(page)).next()).isEqualTo(at(page + 1));
    }
    assertThat(read).containsExactly("0", "1", "2");
  }

  @Test
  void page_atAnotherPlaceThanExpected_isReadNow() {
    pages.at(at(0));
    pages.at(at(0));
    assertThat(read).containsExactly("0", "1", "0", "1");
  }

  @Test
  void failure_ahead_comesAsItIsWhenThatPageIsAskedFor() {
    broken = "1";
    assertThat(pages.at(at(0)).next()).isEqualTo(at(1));
    assertThatThrownBy(() -> pages.at(at(1)))
        .isInstanceOf(RemoteReadException.class)
        .hasMessage("no answer at 1");
  }

  @Test
  void page_afterAFailure_isReadAgain() {
    broken = "1";
    pages.at(at(0));
    broken = "";
    pages.at(at(0));
    assertThat(pages.at(at(1)).next()).isEqualTo(at(LAST));
    assertThat(read).containsExactly("0", "0", "1", "2");
  }
}
