package org.syncline.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.syncline.decision.Agreed;
import org.syncline.decision.FieldDecision;
import org.syncline.decision.Pair;
import org.syncline.history.HistoryRow;
import org.syncline.mapping.Mapping;
import org.syncline.record.ChangedBy;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;
import org.syncline.record.RecordSnapshot;
import org.syncline.record.Words;
import org.syncline.rules.RuleSet;

/** Takes decisions again from nothing but what history keeps of them. */
public final class ReplayedHistory {
  private static final String BY_A_PERSON = "Decided by a person";

  private final RuleSet ruleSet;

  public ReplayedHistory(RuleSet ruleSet) {
    this.ruleSet = ruleSet;
  }

  /** Each decision of the rules comes out as it did then; answers how many there were. */
  public long check(List<HistoryRow> rows) {
    return rows.stream()
        .filter(row -> row.event().equals("field") && !BY_A_PERSON.equals(row.rule()))
        .peek(this::check)
        .count();
  }

  private void check(HistoryRow row) {
    FieldDecision again = again(row);
    assertThat(row.ruleSet()).isEqualTo(ruleSet.version());
    assertThat(Words.kebab(again.outcome())).as(row.toString()).isEqualTo(row.outcome());
    assertThat(again.rule()).as(row.toString()).hasValue(row.rule());
    assertThat(again.reason()).as(row.toString()).isEqualTo(row.reason());
    assertThat(again.writes()).as(row.toString()).isEqualTo(row.writes());
    assertThat(again.lost().map(FieldDecision.Lost::value).orElse(FieldValue.BLANK))
        .as(row.toString())
        .isEqualTo(row.lostValue() == null ? FieldValue.BLANK : row.lostValue());
  }

  private FieldDecision again(HistoryRow row) {
    Mapping mapping = ruleSet.mappings().named(row.mapping()).orElseThrow();
    Map<String, Agreed> base = new HashMap<>();
    if (row.base() != null) {
      base.put(row.field(), row.base());
    }
    Pair pair =
        new Pair(
            mapping,
            side(
                row.marketing(),
                row.field(),
                row.marketingValue(),
                row.marketingTime(),
                row.marketingModifiedAt(),
                row.marketingBy()),
            side(
                row.crm(),
                row.crmField(),
                row.crmValue(),
                row.crmTime(),
                row.crmModifiedAt(),
                row.crmBy()),
            base,
            row.at());
    return ruleSet.decider().decide(pair).get(0);
  }

  private static RecordSnapshot side(
      RecordRef ref,
      String field,
      FieldValue value,
      Instant fieldTime,
      Instant modifiedAt,
      ChangedBy by) {
    Map<String, Instant> times = fieldTime == null ? Map.of() : Map.of(field, fieldTime);
    return new RecordSnapshot(ref, modifiedAt, Map.of(field, value), times, by, false);
  }
}
