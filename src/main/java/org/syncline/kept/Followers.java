package org.syncline.kept;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.syncline.database.Rows;
import org.syncline.decision.criteria.FactKind;
import org.syncline.intake.Intake;
import org.syncline.record.RecordRef;
import org.syncline.rules.RuleSet;
import org.syncline.rules.RuleSets;

/** Has people decided again when a kept record that rules ask for has changed. */
@ApplicationScoped
public class Followers {
  private final Rows rows;
  private final Intake intake;
  private final RuleSets ruleSets;
  private final Clock clock;

  Followers(Rows rows, Intake intake, RuleSets ruleSets, Clock clock) {
    this.rows = rows;
    this.intake = intake;
    this.ruleSets = ruleSets;
    this.clock = clock;
  }

  /**
   * These kept records are as they are stored now, or will be left as they are. In its transaction.
   */
  public void follow(Collection<RecordRef> kept) {
    RuleSet ruleSet = ruleSets.current();
    Set<FactKind> kinds = EnumSet.noneOf(FactKind.class);
    kinds.addAll(ruleSet.asked().field());
    kinds.addAll(ruleSet.asked().assignment());
    if (kinds.isEmpty()) {
      return;
    }
    Set<String> objects = RelatedRecords.objects(kinds, ruleSet.mappings());
    List<String> people =
        rows.column(String.class, PEOPLE, Map.of("kept", kept, "objects", objects));
    intake.revisit(people.stream().map(RecordRef::parse).toList(), clock.instant());
  }

  /**
   * The prospects of whoever such a record names, names it through another one that is asked for,
   * or is a contact of its account.
   */
  private static final String PEOPLE =
      """
      with asked as materialized (select jsonb_array_elements_text(cast(:objects as jsonb)) as object),
        news as (select k.record, k.object, k.parents from kept_record k where k.record = any(array
          (select jsonb_array_elements_text(cast(:kept as jsonb))))),
        near as (
          select record, parents from news where object in (select object from asked)
          union
          select k.record, k.parents from news n join kept_record k on k.parents @> array[n.record]
            where k.object in (select object from asked)),
        around as (
          select unnest(parents) as record from near
          union select record from near),
        people as (
          select record from around
          union
          select m.record from mirror m where m.record like 'crm/Contact/%'
            and m.fields ->> 'AccountId' in (select split_part(record, '/', 3) from around
              where record like 'crm/Account/%'))
      select distinct coalesce(l.marketing, p.record) from people p
        left join link l on l.open and l.crm = p.record
        where l.marketing is not null
          or p.record in (select m.record from mirror m where m.record = p.record
            and m.record like 'marketing/%')
        order by 1
      """;
}
