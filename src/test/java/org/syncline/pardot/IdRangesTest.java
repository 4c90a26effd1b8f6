package org.syncline.pardot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.syncline.intake.Change;

class IdRangesTest {
  private static final int SPREAD = 5000;

  private final PardotOnSandbox pardot = new PardotOnSandbox();

  @AfterEach
  void stop() {
    pardot.close();
  }

  @Test
  void ids_nearEachOther_areOneRangeOfAPageAtMost() {
    assertThat(IdRanges.of(List.of("1999", "1000", "1000", "2000", "9")))
        .containsExactly(
            new IdRanges.Range(9, 1000, Set.of("9", "1000")),
            new IdRanges.Range(1999, 2000, Set.of("1999", "2000")));
    assertThat(IdRanges.of(List.of("1", "1000"))).hasSize(1);
    assertThat(IdRanges.of(List.of())).isEmpty();
  }

  @Test
  void records_scatteredOverManyIds_areReadWithACallARange() {
    List<String> wanted = everyThousandth();
    pardot.store.delete("prospects", Integer.parseInt(wanted.get(1)), "a marketer");
    wanted.add("999999");

    List<Change> read = pardot.reader.read("prospect", Set.of("email"), wanted);

    Map<String, Boolean> deleted =
        read.stream().collect(Collectors.toMap(c -> c.record().id(), Change::deleted));
    assertThat(deleted).hasSize(wanted.size()).containsEntry(wanted.get(0), false);
    assertThat(deleted).containsEntry(wanted.get(1), true).containsEntry("999999", true);
    assertThat(pardot.server.pardot().callsToday())
        .as("six ranges, and two looks for our own user")
        .isEqualTo(8);
  }

  @Test
  void rangeOfWhichNothingIsShown_saysNothingAboutItsRecords() {
    int id = pardot.prospects(1).get(0);
    pardot.answer("GET", PardotOnSandbox.PROSPECTS, 1, 204, "");
    assertThat(pardot.reader.read("prospect", Set.of("email"), List.of("" + id))).isEmpty();
  }

  @Test
  void stampsOfManyTargets_oneOfWhichMoved_areOneCall() {
    List<String> targets = everyThousandth();
    Instant since = pardot.theirs.instant().plusSeconds(1);
    pardot.pass(Duration.ofSeconds(5));
    int moved = Integer.parseInt(targets.get(2));
    pardot.store.update("prospects", moved, Map.of("city", "Ulm"), "a marketer");

    Map<String, Instant> stamps = pardot.writer.stamps("prospect", targets, since);

    assertThat(stamps).isEqualTo(Map.of("" + moved, pardot.theirs.instant()));
    assertThat(pardot.server.pardot().callsToday()).isEqualTo(1);
  }

  @Test
  void stampsOfManyTargets_ofWhichMoreThanAPageMoved_areReadRangeByRange() {
    List<String> targets = everyThousandth();
    Map<String, Instant> stamps = pardot.writer.stamps("prospect", targets, Instant.EPOCH);
    assertThat(stamps).containsKeys(targets.toArray(String[]::new));
    assertThat(pardot.server.pardot().callsToday()).isEqualTo(1 + targets.size());
  }

  @Test
  void stampsOfFewTargets_areTold_deletedOnesToo() {
    List<Integer> ids = pardot.prospects(2);
    pardot.pass(Duration.ofSeconds(3));
    pardot.store.delete("prospects", ids.get(1), "a marketer");
    Instant made = Instant.parse("2026-11-24T09:00:00Z");
    assertThat(
            pardot.writer.stamps("prospect", List.of("" + ids.get(0), "" + ids.get(1), "77"), made))
        .isEqualTo(Map.of("" + ids.get(0), made, "" + ids.get(1), made.plusSeconds(3)));
  }

  private List<String> everyThousandth() {
    List<Integer> all = pardot.prospects(SPREAD);
    List<String> some = new ArrayList<>();
    for (int i = 0; i < SPREAD; i += 1000) {
      some.add("" + all.get(i));
    }
    return some;
  }
}
