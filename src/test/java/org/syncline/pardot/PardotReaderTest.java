package org.syncline.pardot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.intake.Change;
import org.syncline.intake.Page;
import org.syncline.intake.PollCursor;
import org.syncline.intake.PollSource;
import org.syncline.intake.RemoteReadException;
import org.syncline.record.ChangedBy;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;

class PardotReaderTest {
  private static final PollSource SOURCE = PollSource.of("prospect");
  private static final Set<String> FIELDS = Set.of("email", "city");

  private final PardotOnSandbox pardot = new PardotOnSandbox();

  @AfterEach
  void stop() {
    pardot.close();
  }

  @Test
  void poll_ofSeveralPages_seesEachRecordOnceInTheOrderOfItsStamps() {
    List<Integer> ids = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      ids.addAll(pardot.prospects(500));
      pardot.pass(Duration.ofSeconds(1));
    }
    List<Change> seen = new ArrayList<>();
    Page page = pardot.reader.poll(SOURCE, FIELDS, PollCursor.START);
    seen.addAll(page.changes());
    while (!page.last()) {
      assertThat(page.next().position()).isPresent();
      page = pardot.reader.poll(SOURCE, FIELDS, page.next());
      seen.addAll(page.changes());
    }
    assertThat(seen).extracting(change -> change.record().id()).doesNotHaveDuplicates();
    assertThat(seen).hasSize(ids.size()).extracting(Change::modifiedAt).isSorted();
    assertThat(page.next()).isEqualTo(PollCursor.from(Instant.parse("2026-11-24T09:00:04Z")));
  }

  @Test
  void poll_fromAStamp_bringsWhatChangedSinceWithItsDeletes() {
    int old = pardot.prospects(1).get(0);
    pardot.pass(Duration.ofSeconds(10));
    int edited = pardot.prospects(1).get(0);
    int deleted = pardot.prospects(1).get(0);
    pardot.store.update("prospects", edited, Map.of("city", "Ulm"), "a marketer");
    pardot.store.delete("prospects", deleted, "a marketer");

    Page page =
        pardot.reader.poll(
            SOURCE, FIELDS, PollCursor.from(Instant.parse("2026-11-24T09:00:09.5Z")));

    assertThat(page.changes())
        .extracting(Change::record, Change::deleted)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                RecordRef.marketing("prospect", "" + edited), false),
            org.assertj.core.groups.Tuple.tuple(
                RecordRef.marketing("prospect", "" + deleted), true));
    assertThat(page.changes().get(0).fields())
        .isEqualTo(Map.of("email", FieldValue.of("p0@b.example"), "city", FieldValue.of("Ulm")));
    assertThat(page.changes().get(1).fields()).containsEntry("city", FieldValue.BLANK);
    assertThat(page.last()).isTrue();
    assertThat(old).isLessThan(edited);
  }

  @Test
  void poll_findingNothing_staysAtItsStamp() {
    PollCursor cursor = PollCursor.from(Instant.parse("2026-11-24T08:00:00Z"));
    Page page = pardot.reader.poll(SOURCE, FIELDS, cursor);
    assertThat(page.changes()).isEmpty();
    assertThat(page.next()).isEqualTo(cursor);
    assertThat(page.last()).isTrue();
  }

  @Test
  void page_tellsTheRemoteClockAndWhenTheReadBeganByOurs() {
    pardot.prospects(1);
    Page page = pardot.reader.poll(SOURCE, FIELDS, PollCursor.START);
    assertThat(page.remoteNow()).isEqualTo(pardot.theirs.instant());
    assertThat(page.changes().get(0).readStartedAt()).contains(pardot.ours.instant());
  }

  @Test
  void pageToken_thatExpired_startsOverAtTheStampWithoutALoss() {
    for (int i = 0; i < 3; i++) {
      pardot.prospects(500);
      pardot.pass(Duration.ofSeconds(1));
    }
    Page first = pardot.reader.poll(SOURCE, FIELDS, PollCursor.START);
    assertThat(first.next().stamp()).isEqualTo("2026-11-24T09:00:01Z");
    pardot.pass(Duration.ofHours(4).plusSeconds(1));

    Page rest = pardot.reader.poll(SOURCE, FIELDS, first.next());

    assertThat(rest.changes()).as("the second of the stamp again, and the last").hasSize(1000);
    assertThat(rest.changes().get(0).modifiedAt()).isEqualTo("2026-11-24T09:00:01Z");
    assertThat(rest.next().stamp()).isEqualTo("2026-11-24T09:00:02Z");
    assertThat(rest.last()).isTrue();
  }

  @Test
  void position_thatIsNotOurs_startsOverAtTheStamp() {
    pardot.prospects(3);
    PollCursor strange = new PollCursor(Instant.EPOCH, java.util.Optional.of("00Q000000000001"));
    assertThat(pardot.reader.poll(SOURCE, FIELDS, strange).changes()).hasSize(3);
  }

  @Test
  void editors_ofRecords_areTold() {
    List<Integer> ids = pardot.prospects(3);
    assertThat(pardot.reader.poll(SOURCE, FIELDS, PollCursor.START).changes())
        .extracting(Change::changedBy)
        .containsOnly(ChangedBy.UNKNOWN);

    // our own user shows up in Pardot only now
    pardot.pass(Duration.ofMinutes(10));
    pardot.writer.write(List.of(pardot.update(ids.get(0), Map.of("city", "Ulm"))));
    pardot.store.update("prospects", ids.get(1), Map.of("city", "Ulm"), "a marketer");

    PollCursor since = PollCursor.from(pardot.theirs.instant());
    assertThat(pardot.reader.poll(SOURCE, FIELDS, since).changes())
        .extracting(Change::changedBy)
        .containsExactly(ChangedBy.SYNCLINE, ChangedBy.USER);
  }

  @Test
  void users_thatAreNotShownToUs_doNotStopThePoll() {
    pardot.prospects(1);
    pardot.answer("GET", "/api/v5/objects/users", 1, 403, "{\"code\":89,\"message\":\"no\"}");
    assertThat(pardot.reader.poll(SOURCE, FIELDS, PollCursor.START).changes()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 | <html>Down for maintenance</html>",
        "503 | <html>Down for maintenance</html>",
        "200 | {\"status\":\"maintenance\"}",
        "200 | []",
        "200 | {\"values\":[{\"id\":1,",
        "500 | {\"code\":183,\"message\":\"An internal error occurred\"}"
      })
  void answer_thatIsNoPage_isAFailedReadAndNothingOfItCounts(int status, String body) {
    int id = pardot.prospects(1).get(0);
    pardot.answer("GET", PardotOnSandbox.PROSPECTS, 2, status, body);

    assertThatThrownBy(() -> pardot.reader.poll(SOURCE, FIELDS, PollCursor.START))
        .isInstanceOf(RemoteReadException.class)
        .hasMessageContaining("" + status);
    assertThatThrownBy(() -> pardot.reader.read("prospect", FIELDS, List.of("" + id)))
        .isInstanceOf(RemoteReadException.class);
    assertThat(pardot.reader.poll(SOURCE, FIELDS, PollCursor.START).changes()).hasSize(1);
  }

  @Test
  void row_withoutIdOrStamp_isLeftOutAndTheOthersGoOn() {
    String rows =
        "{\"nextPageToken\":null,\"values\":[{\"email\":\"a@b.example\",\"updatedAt\":\"%1$s\"},"
            + "{\"id\":7,\"email\":\"b@b.example\",\"updatedAt\":\"%1$s\"},"
            + "{\"id\":8,\"email\":\"c@b.example\",\"updatedAt\":\"noon\"}]}";
    pardot.answer(
        "GET", PardotOnSandbox.PROSPECTS, 1, 200, rows.formatted("2025-05-16T11:27:08-07:00"));

    Page page = pardot.reader.poll(SOURCE, FIELDS, PollCursor.START);

    assertThat(page.changes()).hasSize(1);
    Change change = page.changes().get(0);
    assertThat(change.record()).isEqualTo(RecordRef.marketing("prospect", "7"));
    assertThat(change.modifiedAt()).isEqualTo("2025-05-16T18:27:08Z");
    assertThat(change.fields())
        .as("a field that is not told is not blank")
        .containsOnlyKeys("email");
    assertThat(page.next().stamp()).isEqualTo("2025-05-16T18:27:08Z");
  }

  @Test
  void referredField_ofNoRecord_isBlank() {
    pardot.prospects(1);
    Page page = pardot.reader.poll(SOURCE, Set.of("campaign.name"), PollCursor.START);
    assertThat(page.changes().get(0).fields()).containsEntry("campaign.name", FieldValue.BLANK);
  }
}
