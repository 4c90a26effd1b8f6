package org.syncline.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.record.Problem;
import org.syncline.testsupport.RuleFiles;

class GroupsReaderTest {
  private static final String GROUPS =
      """
      groups:
        dach:
          order: weights
          members:
            - user: ann@acme.example
              weight: 2
              dailyCap: 20
              timeZone: Europe/Berlin
              workingHours: mon-fri 09:00-17:00
              outOfOffice: [ 2026-12-24..2027-01-02, 2026-11-30 ]
            - user: 005000000000001AAA
      """;

  @TempDir Path folder;
  private RuleFiles files;

  @BeforeEach
  void copy() {
    files = RuleFiles.in(folder);
  }

  private MappingLoader.Loaded load(String text) {
    files.write(files.mapping("groups.yaml"), text);
    return MappingLoader.load(files.mappings());
  }

  private UserGroup.Member ann() {
    MappingLoader.Loaded loaded = load(GROUPS);
    assertThat(loaded.problems()).isEmpty();
    return loaded.mappings().groups().get("dach").members().get(0);
  }

  private static ZonedDateTime at(String instant) {
    return Instant.parse(instant).atZone(ZoneOffset.UTC);
  }

  @Test
  void group_isReadWithItsMembers() {
    UserGroup.Member ann = ann();
    assertThat(ann.weight()).isEqualTo(2);
    assertThat(ann.dailyCap()).isEqualTo(Optional.of(20));
    assertThat(ann.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    UserGroup group = load(GROUPS).mappings().groups().get("dach");
    assertThat(group.order()).isEqualTo(GroupOrder.WEIGHTS);
    UserGroup.Member other = group.members().get(1);
    assertThat(other)
        .isEqualTo(
            new UserGroup.Member(
                "005000000000001AAA",
                1,
                Optional.empty(),
                ZoneOffset.UTC,
                Optional.empty(),
                List.of()));
    assertThat(other.works(at("2026-11-29T03:00:00Z"))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-27T08:00:00Z, true", // a Friday, nine o'clock in Berlin
    "2026-11-27T07:59:59Z, false",
    "2026-11-27T15:59:59Z, true",
    "2026-11-27T16:00:00Z, false",
    "2026-11-28T10:00:00Z, false",
    "2026-07-03T07:00:00Z, true", // summer time
  })
  void workingHours_areThoseOfTheMembersTimeZone(String instant, boolean works) {
    assertThat(ann().works(at(instant))).isEqualTo(works);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-23T22:59:59Z, false",
    "2026-12-23T23:00:00Z, true",
    "2027-01-02T22:59:59Z, true",
    "2027-01-02T23:00:00Z, false",
    "2026-11-30T10:00:00Z, true",
  })
  void outOfOffice_isTheMembersOwnDays_bothIncluded(String instant, boolean away) {
    assertThat(ann().outOfOffice(at(instant))).isEqualTo(away);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "order: weights|order: fair|3|unknown word 'fair', allowed: least-recent, weights",
        "weight: 2|weight: 21|6|expected at most 20, found '21'",
        "weight: 2|weight: none|6|expected a whole number from 1 on, found 'none'",
        "Europe/Berlin|Mars/Base|8|expected a time zone such as Europe/Berlin, found 'Mars/Base'",
        "mon-fri 09:00-17:00|9 to 5|9|such as 'mon-fri 09:00-17:00', found '9 to 5'",
        "09:00-17:00|17:00-09:00|9|found 'mon-fri 17:00-09:00'",
        "2026-11-30|2026-11-31|10|found '2026-11-31'",
        "2026-12-24..2027-01-02|2027-01-02..2026-12-24|10|found '2027-01-02..2026-12-24'",
        "dailyCap|cap|7|unknown key 'cap', allowed: dailyCap, outOfOffice, timeZone, user",
        "005000000000001AAA|ann@acme.example|11|the user 'ann@acme.example' is a member twice",
      })
  void mistake_isToldWithItsLine(String found, String wrong, int line, String message) {
    assertThat(load(GROUPS.replace(found, wrong)).problems())
        .singleElement()
        .satisfies(
            (Problem problem) -> {
              assertThat(problem.file()).endsWith("groups.yaml");
              assertThat(problem.line()).isEqualTo(line);
              assertThat(problem.message()).contains(message);
            });
  }

  @Test
  void group_ofTwoFiles_isTold() {
    files.write(files.mapping("more.yaml"), GROUPS);
    assertThat(load(GROUPS).problems())
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem.message()).isEqualTo("another file has a group 'dach', too"));
  }

  @Test
  void members_whoAreMissing_areTold() {
    assertThat(load("groups:\n  dach: { order: weights }\n").problems())
        .singleElement()
        .satisfies(one -> assertThat(one.message()).isEqualTo("the key 'members' is missing"));
    assertThat(load("groups:\n  dach: { members: [] }\n").problems())
        .singleElement()
        .satisfies(one -> assertThat(one.message()).isEqualTo("expected at least one entry"));
  }
}
