package org.syncline.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.intake.Change;
import org.syncline.intake.Page;
import org.syncline.intake.PollCursor;
import org.syncline.intake.PollSource;
import org.syncline.intake.RemoteReadException;
import org.syncline.record.ChangedBy;
import org.syncline.record.FieldValue;
import org.syncline.sandbox.kernel.Fault;

class SalesforceReaderTest {
  private static final PollSource LEADS = PollSource.of("Lead");
  private static final PollSource VIA_ACCOUNT = PollSource.via("Contact", "Account");
  private static final Set<String> FIELDS = Set.of("LastName", "City", "DoNotCall", "Score__c");
  private static final Set<String> JOINED = Set.of("LastName", "Account.Name");

  @RegisterExtension final AdapterOnSandbox at = new AdapterOnSandbox();

  private Page poll(PollCursor cursor) {
    return at.reader().poll(LEADS, FIELDS, cursor);
  }

  private static FieldValue value(Change change, String field) {
    return change.fields().get(field);
  }

  @Test
  void record_polled_isAChangeWithTypedValuesAndItsStamp() {
    String id = at.insert("Lead", Map.of("LastName", "Ann", "Score__c", 7, "DoNotCall", true));
    Page page = poll(PollCursor.START);
    Change change = page.changes().get(0);
    assertThat(change.record().id()).isEqualTo(id);
    assertThat(change.modifiedAt()).isEqualTo(Instant.parse("2026-11-24T09:00:00Z"));
    assertThat(change.fields())
        .containsOnlyKeys("LastName", "City", "DoNotCall", "Score__c")
        .containsEntry("LastName", FieldValue.of("Ann"))
        .containsEntry("City", FieldValue.BLANK)
        .containsEntry("DoNotCall", FieldValue.of(true))
        .containsEntry("Score__c", FieldValue.of(7));
    assertThat(change.changedBy()).isEqualTo(ChangedBy.USER);
    assertThat(change.readStartedAt()).contains(at.org.clock().instant());
    assertThat(page.last()).isTrue();
    assertThat(page.remoteNow()).isEqualTo(at.org.clock().instant());
    assertThat(page.next()).isEqualTo(PollCursor.from(change.modifiedAt()));
  }

  @Test
  void pages_withMoreRecordsOfOneStampThanOneTakes_showEachOnce() {
    at.lead("early");
    at.org.clock().advance(Duration.ofSeconds(1));
    for (int i = 0; i < 4_100; i++) {
      at.lead("same " + i);
    }
    at.org.clock().advance(Duration.ofSeconds(1));
    at.lead("late");
    List<String> names = new ArrayList<>();
    int pages = 0;
    Page page;
    PollCursor cursor = PollCursor.START;
    do {
      page = poll(cursor);
      page.changes().forEach(change -> names.add(value(change, "LastName").text()));
      cursor = page.next();
      pages++;
    } while (!page.last());
    assertThat(pages).isEqualTo(3);
    assertThat(names).hasSize(4_102).doesNotHaveDuplicates().startsWith("early").endsWith("late");
    assertThat(cursor).isEqualTo(PollCursor.from(at.org.clock().instant()));
  }

  @Test
  void page_exactlyFull_isFollowedByAnEmptyLastOne() {
    for (int i = 0; i < Soql.PAGE; i++) {
      at.lead("l" + i);
    }
    Page full = poll(PollCursor.START);
    assertThat(full.last()).isFalse();
    Page empty = poll(full.next());
    assertThat(empty.changes()).isEmpty();
    assertThat(empty.last()).isTrue();
    assertThat(empty.next()).isEqualTo(PollCursor.from(full.next().stamp()));
  }

  @Test
  void record_editedBehindTheCursorWhileWePage_isSeenInTheSameRun() {
    String first = at.lead("first");
    for (int i = 0; i < Soql.PAGE; i++) {
      at.lead("l" + i);
    }
    Page page = poll(PollCursor.START);
    at.org.clock().advance(Duration.ofSeconds(1));
    at.edit("Lead", first, Map.of("LastName", "edited"));
    List<Change> rest = poll(page.next()).changes();
    assertThat(value(rest.get(rest.size() - 1), "LastName").text()).isEqualTo("edited");
  }

  @Test
  void record_olderThanTheCursor_isNotRead() {
    at.lead("old");
    at.org.clock().advance(Duration.ofSeconds(60));
    at.lead("new");
    Page page = poll(PollCursor.from(at.org.clock().instant().minusSeconds(10)));
    assertThat(page.changes()).hasSize(1);
  }

  @Test
  void deletedRecord_isReadAsDeleted() {
    String id = at.lead("gone");
    at.org.client().delete("sobjects/Lead/" + id);
    assertThat(poll(PollCursor.START).changes()).singleElement().matches(Change::deleted);
  }

  @Test
  void ourOwnEdit_isToldFromOthers() {
    String id = at.lead("Ann");
    at.writer().write(List.of(at.update(id, Map.of("City", "Ulm"))));
    assertThat(poll(PollCursor.START).changes().get(0).changedBy()).isEqualTo(ChangedBy.SYNCLINE);
  }

  @Test
  void hiddenField_isTakenOutAndReportedAndNotProvided() {
    at.insert("Lead", Map.of("LastName", "Ann", "City", "Ulm"));
    at.org.behaviour().hide("Lead", "City", true);
    for (int i = 0; i < 2; i++) {
      Page page = poll(PollCursor.START);
      assertThat(page.hiddenFields()).containsExactly("City");
      assertThat(page.changes().get(0).fields())
          .containsOnlyKeys("LastName", "DoNotCall", "Score__c");
    }
    assertThat(at.wire().calls("GET", "queryAll")).as("asked with it once only").hasSize(3);
    at.org.behaviour().hide("Lead", "City", false);
    at.org.clock().advance(Duration.ofMinutes(11));
    assertThat(poll(PollCursor.START).hiddenFields()).isEmpty();
  }

  @Test
  void unknownField_isReportedTheSameWay() {
    at.lead("Ann");
    Page page = at.reader().poll(LEADS, Set.of("LastName", "Nonsense__c"), PollCursor.START);
    assertThat(page.hiddenFields()).containsExactly("Nonsense__c");
    assertThat(page.changes()).hasSize(1);
  }

  @Test
  void joinedFields_makeASourceOfEachParentOnTheWay() {
    assertThat(at.reader().sources("Contact", JOINED))
        .containsExactly(PollSource.of("Contact"), VIA_ACCOUNT);
    assertThat(at.reader().sources("Contact", Set.of("Account.Owner.Email", "Owner.Email")))
        .containsExactlyInAnyOrder(
            PollSource.of("Contact"), VIA_ACCOUNT, PollSource.via("Contact", "Account.Owner"));
  }

  @Test
  void changedParent_rereadsItsChildrenThoughTheirStampStands() {
    String account = at.insert("Account", Map.of("Name", "Acme"));
    String child = at.insert("Contact", Map.of("LastName", "Ann", "AccountId", account));
    at.insert("Contact", Map.of("LastName", "Nobody's"));
    Instant before = at.org.clock().instant();
    at.org.clock().advance(Duration.ofSeconds(60));
    at.edit("Account", account, Map.of("Name", "Acme SE"));
    PollCursor cursor = PollCursor.from(before.plusSeconds(1));
    assertThat(at.reader().poll(PollSource.of("Contact"), JOINED, cursor).changes()).isEmpty();
    Page page = at.reader().poll(VIA_ACCOUNT, JOINED, cursor);
    assertThat(page.changes())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.record().id()).isEqualTo(child);
              assertThat(change.modifiedAt()).isEqualTo(before);
              assertThat(value(change, "Account.Name").text()).isEqualTo("Acme SE");
            });
    assertThat(page.next().stamp()).isEqualTo(at.org.clock().instant());
  }

  @Test
  void missingParent_makesJoinedFieldsBlank() {
    at.insert("Contact", Map.of("LastName", "Ann"));
    Page page = at.reader().poll(PollSource.of("Contact"), JOINED, PollCursor.START);
    assertThat(value(page.changes().get(0), "Account.Name")).isEqualTo(FieldValue.BLANK);
  }

  @Test
  void hiddenParent_isReportedAndItsSourceHasNothing() {
    String account = at.insert("Account", Map.of("Name", "Acme"));
    at.insert("Contact", Map.of("LastName", "Ann", "AccountId", account));
    at.org.behaviour().hide("Contact", "AccountId", true);
    Page children = at.reader().poll(PollSource.of("Contact"), JOINED, PollCursor.START);
    assertThat(children.changes()).hasSize(1);
    assertThat(children.hiddenFields()).containsExactly("Account.Name");
    Page via = at.reader().poll(VIA_ACCOUNT, JOINED, PollCursor.START);
    assertThat(via.changes()).isEmpty();
    assertThat(via.last()).isTrue();
    assertThat(via.hiddenFields()).containsExactly("Account.Name");
  }

  @Test
  void records_readById_comeAsTheyAreAndMissingOnesAsDeleted() {
    String ann = at.lead("Ann");
    String gone = at.lead("Gone");
    at.org.client().delete("sobjects/Lead/" + gone);
    String never = "00QSy0009999999MAA";
    List<Change> read =
        at.reader().read("Lead", FIELDS, List.of(ann.substring(0, 15), gone, never));
    Set<String> deleted = new HashSet<>();
    read.stream().filter(Change::deleted).forEach(change -> deleted.add(change.record().id()));
    assertThat(read).hasSize(3);
    assertThat(deleted).containsExactlyInAnyOrder(gone, never);
  }

  @Test
  void manyRecords_readById_takeAFewQueries() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 900; i++) {
      ids.add(at.lead("l" + i));
    }
    assertThat(at.reader().read("Lead", FIELDS, ids)).hasSize(900);
    assertThat(at.wire().calls("GET", "queryAll")).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "200 | <!DOCTYPE html><html></html>",
        "200 | {\"records\":",
        "200 | {}",
        "200 | []",
        "200 | {\"done\":true,\"records\":[{\"Id\":\"00QSy0000000001MAA\"}]}",
        "200 | {\"done\":true,\"records\":[{\"SystemModstamp\":\"2026-11-24T09:00:00.000+0000\"}]}",
        "400 | [{\"errorCode\":\"MALFORMED_QUERY\",\"message\":\"no\"}]",
        "403 | [{\"errorCode\":\"REQUEST_LIMIT_EXCEEDED\",\"message\":\"no\"}]",
        "500 | [{\"errorCode\":\"UNKNOWN_EXCEPTION\",\"message\":\"no\"}]",
        "503 | <html>maintenance</html>",
      })
  void page_thatCannotBeRead_countsAsAWhole(int status, String body) {
    String id = at.lead("Ann");
    at.answer("GET", "queryAll", status, body);
    assertThatThrownBy(() -> poll(PollCursor.START)).isInstanceOf(RemoteReadException.class);
    at.answer("GET", "queryAll", status, body);
    assertThatThrownBy(() -> at.reader().read("Lead", FIELDS, List.of(id)))
        .isInstanceOf(RemoteReadException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"LOSE_ANSWER", "LOSE_CALL"})
  void lostAnswer_isAFailedReadAndTheNextOneWorks(String kind) {
    at.lead("Ann");
    at.lose("GET", "queryAll", Fault.Kind.valueOf(kind));
    assertThatThrownBy(() -> poll(PollCursor.START)).isInstanceOf(RemoteReadException.class);
    at.mend();
    assertThat(poll(PollCursor.START).changes()).hasSize(1);
  }

  @Test
  void page_thatIsSmallerThanAskedForButNotDone_isNotTheLast() {
    at.answer(
        "GET",
        "queryAll",
        200,
        """
        {"totalSize":2,"done":false,"nextRecordsUrl":"/x","records":[
         {"Id":"00QSy0000000001MAA","SystemModstamp":"2026-11-24T08:00:00.000+0000"}]}""");
    Page page = poll(PollCursor.START);
    assertThat(page.last()).isFalse();
    assertThat(page.next().position()).contains("00QSy0000000001MAA");
  }

  @Test
  void useOfTheDay_isCountedFromEachAnswer() {
    assertThat(at.api().apiUse()).isEmpty();
    poll(PollCursor.START);
    poll(PollCursor.START);
    assertThat(at.api().apiUse())
        .hasValueSatisfying(
            use -> {
              assertThat(use.used()).isEqualTo(2);
              assertThat(use.max()).isEqualTo(10_000_000);
              assertThat(use.at()).isEqualTo(at.org.clock().instant());
            });
  }
}
