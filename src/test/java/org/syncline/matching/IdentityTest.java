package org.syncline.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.syncline.record.RecordRef;
import org.syncline.record.SalesforceId;
import org.syncline.record.SystemName;
import org.syncline.review.Review;
import org.syncline.rules.LiveRuleSets;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.InMemorySystem;
import org.syncline.testsupport.OwnRuleFiles;
import org.syncline.testsupport.RuleFiles;
import org.syncline.testsupport.SyncByHand;
import org.syncline.testsupport.TwoSystems;

/** The identity table, each case through the whole pipeline. */
@QuarkusTest
@TestProfile(OwnRuleFiles.class)
@WithTestResource(DatabaseForTests.class)
class IdentityTest {
  static final List<String> RUN =
      List.of(
          "I1", "I2", "I3", "I4", "I5", "I6", "I7", "I8", "I9", "I10", "I11", "I12", "I13", "I14",
          "I15", "I16");
  private static final List<String> ABOUT_IDS = List.of("I17");

  private static final Pattern LINKED =
      Pattern.compile("linked (\\w+)(, unarchived|, takes its e-mail and fields)?");
  private static final Pattern CREATE = Pattern.compile("create (\\w+)");
  private static final Pattern ONE_LINK =
      Pattern.compile("one link: prospect (\\w+); prospect (\\w+) to review");

  @Inject SyncByHand sync;
  @Inject TwoSystems.Marketing marketing;
  @Inject TwoSystems.Crm crm;
  @Inject LiveRuleSets ruleSets;

  private RuleFiles files;

  @BeforeEach
  void empty() {
    files = OwnRuleFiles.shipped();
    sync.reset();
  }

  @Test
  void table_everyCase_isClaimed() {
    Set<String> claimed =
        Stream.of(RUN, ABOUT_IDS).flatMap(List::stream).collect(Collectors.toSet());
    assertThat(IdentityCase.all())
        .extracting(IdentityCase::id)
        .containsExactlyInAnyOrderElementsOf(claimed);
  }

  @ParameterizedTest
  @FieldSource("RUN")
  void table_case_endsAsWanted(String id) {
    IdentityCase one = IdentityCase.named(id);
    settings(one.settings());
    Stream.concat(one.prospects().stream(), one.crm().stream()).forEach(this::put);
    if (one.says("archived")) {
      undeleted(one);
    }
    sync.quiet();
    check(one);
  }

  @ParameterizedTest
  @FieldSource("ABOUT_IDS")
  void table_idOf15Characters_isItsFormOf18(String id) {
    IdentityCase one = IdentityCase.named(id);
    assertThat(SalesforceId.to18((String) one.row().get("salesforceId15"))).isEqualTo(one.want());
  }

  private void settings(Map<String, Object> settings) {
    settings(files, settings);
    assertThat(ruleSets.reload().problems()).isEmpty();
  }

  static void settings(RuleFiles files, Map<String, Object> settings) {
    StringBuilder lines = new StringBuilder();
    settings.forEach((key, value) -> lines.append(key).append(": ").append(value).append('\n'));
    for (String mapping : List.of("lead.yaml", "contact.yaml")) {
      files.edit(
          files.mapping(mapping),
          text ->
              lines
                  + text.lines()
                      .filter(line -> settings.keySet().stream().noneMatch(line::startsWith))
                      .collect(Collectors.joining("\n")));
    }
  }

  private InMemorySystem system(SystemName name) {
    return name == SystemName.CRM ? crm : marketing;
  }

  private void put(IdentityCase.Given given) {
    system(given.system()).create(given.object(), given.id(), given.fields());
    if (given.deleted()) {
      system(given.system()).delete(given.id());
    }
  }

  /** Both were linked, the CRM record was deleted, and now it is restored. */
  private void undeleted(IdentityCase one) {
    marketing.undelete(one.prospects().get(0).id());
    sync.quiet();
    crm.delete(one.crm().get(0).id());
    sync.quiet();
    archived(one);
    crm.undelete(one.crm().get(0).id());
  }

  private void archived(IdentityCase one) {
    assertThat(links()).isEmpty();
    assertThat(marketing.all("prospect")).isEmpty();
    assertThat(crm.writes).isEmpty();
    assertThat(sync.links()).extracting(Link::ended).containsExactly(Ending.CRM_DELETED);
  }

  private void check(IdentityCase one) {
    Matcher linked = LINKED.matcher(one.want());
    Matcher create = CREATE.matcher(one.want());
    Matcher oneLink = ONE_LINK.matcher(one.want());
    if (linked.matches()) {
      linked(one, linked.group(1));
    } else if (create.matches()) {
      created(one, create.group(1));
    } else if (oneLink.matches()) {
      assertThat(links()).containsExactly(oneLink.group(1) + "=" + one.crm().get(0).id());
      assertThat(reviewed()).containsExactly(oneLink.group(2));
      nothingIsMade(one);
    } else if (one.want().equals("review")) {
      assertThat(links()).isEmpty();
      assertThat(candidates())
          .containsExactlyElementsOf(one.crm().stream().map(IdentityCase.Given::id).toList());
      nothingIsWritten();
    } else if (one.want().equals("archived, flagged crm-deleted, not recreated")) {
      archived(one);
    } else {
      assertThat(one.want()).isEqualTo("nothing");
      assertThat(links()).isEmpty();
      assertThat(sync.reviews()).isEmpty();
      nothingIsWritten();
      nothingIsMade(one);
    }
  }

  private void linked(IdentityCase one, String id) {
    assertThat(links()).containsExactly(one.prospects().get(0).id() + "=" + id);
    assertThat(sync.reviews()).isEmpty();
    nothingIsMade(one);
    if (one.want().contains("takes its e-mail")) {
      assertThat(marketing.value(one.prospects().get(0).id(), "email"))
          .isEqualTo(crm.value(id, "Email"));
      assertThat(marketing.value(one.prospects().get(0).id(), "salesforceId")).isEqualTo(id);
    }
  }

  private void created(IdentityCase one, String object) {
    assertThat(crmRecords()).extracting(InMemorySystem.Stored::object).containsExactly(object);
    assertThat(links())
        .containsExactly(one.prospects().get(0).id() + "=" + crmRecords().get(0).id());
  }

  private void nothingIsMade(IdentityCase one) {
    assertThat(marketing.all("prospect")).hasSameSizeAs(one.prospects());
    assertThat(crmRecords())
        .hasSize((int) one.crm().stream().filter(given -> !given.deleted()).count());
  }

  private void nothingIsWritten() {
    assertThat(marketing.writes).isEmpty();
    assertThat(crm.writes).isEmpty();
  }

  private List<InMemorySystem.Stored> crmRecords() {
    return Stream.of("Lead", "Contact").flatMap(object -> crm.all(object).stream()).toList();
  }

  /** Each open link as prospect=record. */
  private Set<String> links() {
    Set<String> links = new TreeSet<>();
    sync.links().stream()
        .filter(Link::open)
        .forEach(link -> links.add(link.marketing().id() + "=" + link.crm().id()));
    return links;
  }

  private List<String> reviewed() {
    return sync.reviews().stream().map(Review::record).map(RecordRef::id).toList();
  }

  private List<String> candidates() {
    return sync.reviews().stream()
        .flatMap(review -> review.candidates().stream())
        .map(RecordRef::id)
        .toList();
  }

  @Test
  void recordThatIsLinked_lowerProspectComesLater_linkStays() {
    settings(Map.of());
    crm.create("Lead", "00Q1", Map.of("LastName", "L"));
    marketing.create("prospect", "2", Map.of("salesforceId", "00Q1"));
    sync.quiet();
    marketing.create("prospect", "1", Map.of("salesforceId", "00Q1"));
    sync.quiet();
    assertThat(links()).containsExactly("2=00Q1");
    assertThat(reviewed()).containsExactly("1");
  }

  @Test
  void twoProspectsOfOneAddress_theLowerNumberIsLinked() {
    settings(Map.of());
    marketing.create("prospect", "10", Map.of("email", "a@x.org"));
    marketing.create("prospect", "9", Map.of("email", "A@x.org"));
    crm.create("Lead", "00Q1", Map.of("Email", "a@x.org", "LastName", "L"));
    sync.quiet();
    assertThat(links()).containsExactly("9=00Q1");
    assertThat(reviewed()).containsExactly("10");
  }

  @Test
  void unassigned_whereSuchAreNotLinked_isLeftAlone_andGivesWay() {
    settings(Map.of("linkUnassigned", false));
    marketing.create("prospect", "1", Map.of("email", "a@x.org"));
    crm.create("Lead", "00Q1", Map.of("Email", "a@x.org", "LastName", "L"));
    sync.quiet();
    assertThat(links()).isEmpty();
    marketing.create(
        "prospect", "2", Map.of("email", "a@x.org", "salesforceOwnerId", "005000000000001AAA"));
    sync.quiet();
    assertThat(links()).containsExactly("2=00Q1");
  }

  @Test
  void linkedProspect_keptOutOfTheSync_isWrittenNoMore_untilItIsBack() {
    settings(Map.of("doNotSyncField", "doNotSync__c"));
    Map<String, Object> fields = new HashMap<>(Map.of("email", "a@x.org", "phone", "1"));
    marketing.create("prospect", "1", fields);
    crm.create("Lead", "00Q1", Map.of("Email", "a@x.org", "LastName", "L", "Phone", "1"));
    sync.quiet();
    marketing.edit("1", Map.of("doNotSync__c", true));
    sync.quiet();
    crm.edit("00Q1", Map.of("Phone", "2"));
    sync.quiet();
    assertThat(marketing.value("1", "phone")).isEqualTo("1");
    marketing.edit("1", Map.of("doNotSync__c", false));
    sync.quiet();
    assertThat(marketing.value("1", "phone")).isEqualTo("2");
  }
}
