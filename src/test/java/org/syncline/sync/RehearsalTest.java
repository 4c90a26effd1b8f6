package org.syncline.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.history.HistoryRow;
import org.syncline.intake.Change;
import org.syncline.record.ChangedBy;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;
import org.syncline.record.SystemName;
import org.syncline.rules.RuleSets;
import org.syncline.sync.SyncRehearsal.Decided;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.SyncByHand;
import org.syncline.testsupport.TwoSystems;

/** What is rehearsed in memory is what the pipeline does on the database. */
@QuarkusTest
@TestProfile(TwoSystems.class)
@WithTestResource(DatabaseForTests.class)
class RehearsalTest {
  private static final int EDITS = 5;

  /** One of each kind of behaviour that is shipped, marketing's name before the CRM's. */
  private static final Map<String, String> FIELDS =
      Map.of(
          "city", "City",
          "phone", "Phone",
          "department", "Department__c",
          "score", "Score__c",
          "company", "Company",
          "crmStatus__c", "Status",
          "isDoNotCall", "DoNotCall");

  @Inject SyncByHand sync;
  @Inject TwoSystems.Marketing marketing;
  @Inject TwoSystems.Crm crm;
  @Inject RuleSets ruleSets;

  private SyncRehearsal rehearsal;
  private RecordRef lead;
  private RecordRef prospect;
  private Random random;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void story_atRandom_goesAsInThePipeline(int seed) {
    random = new Random(seed);
    begin();
    assertSame("after the create");
    for (int i = 0; i < EDITS; i++) {
      Map<SystemName, Map<String, FieldValue>> edits = edits();
      Set<String> rehearsed = rehearse(edits);
      int before = history().size();
      edits.forEach(this::edit);
      sync.quiet();
      String told = "seed " + seed + ", edit " + i + ": " + edits;
      assertSame(told);
      List<String> happened = history();
      assertThat(new HashSet<>(happened.subList(before, happened.size())))
          .as(told)
          .isEqualTo(rehearsed);
    }
    delete();
  }

  /** A lead turns up, and becomes a prospect. */
  private void begin() {
    sync.reset();
    sync.round();
    String id = crm.create("Lead", Map.of("Email", "ann@example.org", "LastName", "Lee"));
    lead = RecordRef.crm("Lead", id);
    Set<String> fields = ruleSets.current().mappings().fieldNames(SystemName.CRM, "Lead");
    Change seen = crm.seen(id, fields);
    sync.quiet();
    rehearsal = new SyncRehearsal(ruleSets.current());
    rehearsal.know(seen);
    finish(rehearsal.decide(List.of(rehearsal.read(lead, sync.now())), sync.now()));
    prospect = rehearsal.partner(lead).orElseThrow();
  }

  private List<HistoryRow> finish(Decided decided) {
    List<HistoryRow> history = new ArrayList<>(decided.history());
    Decided last = decided;
    while (!last.waiting().isEmpty()) {
      last = rehearsal.deliver(sync.now());
      history.addAll(last.history());
    }
    return history;
  }

  private Map<SystemName, Map<String, FieldValue>> edits() {
    Map<SystemName, Map<String, FieldValue>> edits = new HashMap<>();
    for (SystemName system : SystemName.values()) {
      Map<String, FieldValue> fields = new HashMap<>();
      FIELDS.forEach(
          (ours, theirs) -> {
            if (random.nextInt(4) == 0) {
              fields.put(system == SystemName.CRM ? theirs : ours, value(ours));
            }
          });
      if (!fields.isEmpty()) {
        edits.put(system, fields);
      }
    }
    return edits;
  }

  private FieldValue value(String field) {
    return switch (field) {
      case "isDoNotCall" -> FieldValue.of(random.nextBoolean());
      case "score" -> FieldValue.of(random.nextInt(4));
      default -> FieldValue.of(random.nextInt(3) == 0 ? null : "value " + random.nextInt(4));
    };
  }

  private Set<String> rehearse(Map<SystemName, Map<String, FieldValue>> edits) {
    List<Change> changes = new ArrayList<>();
    edits.forEach(
        (system, fields) -> {
          RecordRef ref = system == SystemName.CRM ? lead : prospect;
          changes.add(rehearsal.edit(ref, fields, ChangedBy.USER, sync.now()));
        });
    Set<String> told = new HashSet<>();
    finish(rehearsal.decide(changes, sync.now())).forEach(row -> told.add(told(row)));
    return told;
  }

  private void edit(SystemName system, Map<String, FieldValue> fields) {
    Map<String, Object> values = new HashMap<>();
    fields.forEach((name, value) -> values.put(name, value.json()));
    if (system == SystemName.CRM) {
      crm.edit(lead.id(), values);
    } else {
      marketing.edit(real().id(), values);
    }
  }

  private RecordRef real() {
    return sync.links().get(0).marketing();
  }

  private List<String> history() {
    List<HistoryRow> rows = new ArrayList<>();
    FIELDS.keySet().forEach(field -> rows.addAll(sync.historyOf(field)));
    return rows.stream()
        .sorted(Comparator.comparingLong(HistoryRow::id))
        .map(RehearsalTest::told)
        .toList();
  }

  private static String told(HistoryRow row) {
    return row.field() + " " + row.outcome() + " = " + row.value() + " by " + row.rule();
  }

  private void assertSame(String told) {
    Map<String, FieldValue> ours = rehearsal.values(prospect).orElseThrow();
    Map<String, FieldValue> theirs = rehearsal.values(lead).orElseThrow();
    FIELDS.forEach(
        (marketingField, crmField) -> {
          assertThat(text(ours, marketingField))
              .as("%s, marketing %s", told, marketingField)
              .isEqualTo(marketing.value(real().id(), marketingField));
          assertThat(text(theirs, crmField))
              .as("%s, crm %s", told, crmField)
              .isEqualTo(crm.value(lead.id(), crmField));
        });
  }

  private static String text(Map<String, FieldValue> values, String name) {
    return values.getOrDefault(name, FieldValue.BLANK).text();
  }

  private void delete() {
    sync.forward(Duration.ofMinutes(1));
    finish(rehearsal.decide(List.of(rehearsal.delete(lead, sync.now())), sync.now()));
    assertThat(rehearsal.partner(lead)).isEmpty();
    assertThat(rehearsal.values(prospect)).as("it is in the recycle bin").isEmpty();
    crm.delete(lead.id());
    sync.quiet();
    assertThat(sync.links()).noneMatch(link -> link.open());
    assertThat(marketing.all("prospect")).isEmpty();
  }
}
