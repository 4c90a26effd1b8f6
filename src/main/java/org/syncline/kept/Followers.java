package org.syncline.kept;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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

  /** The prospects whom these kept records concern as they are stored; in a transaction. */
  public Set<RecordRef> of(Collection<RecordRef> kept) {
    RuleSet ruleSet = ruleSets.current();
    Set<FactKind> kinds = ruleSet.asked().kinds();
    if (kinds.isEmpty() || kept.isEmpty()) {
      return Set.of();
    }
    Map<String, ?> parameters =
        Map.of(
            "kept",
            kept,
            "objects",
            RelatedRecords.objects(kinds, ruleSet.mappings()),
            "named",
            RelatedRecords.named(ruleSet.mappings()));
    return rows.column(String.class, PEOPLE, parameters).stream()
        .map(RecordRef::parse)
        .collect(Collectors.toSet());
  }

  /** They are decided again; in the transaction that stores the records. */
  public void follow(Collection<RecordRef> prospects) {
    intake.revisit(prospects, clock.instant());
  }

  /**
   * The prospects of whoever such a record names, of whoever names it as contacts do their account,
   * and of those for whom a record that is asked for names it.
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
          select m.record from jsonb_to_recordset(cast(:named as jsonb))
              as n("of" text, field text, object text)
            join around a on a.record like 'crm/' || n.object || '/%'
            join mirror m on m.record like 'crm/' || n."of" || '/%'
              and m.fields ->> n.field = split_part(a.record, '/', 3))
      select distinct coalesce(l.marketing, p.record) from people p
        left join link l on l.open and l.crm = p.record
        where l.marketing is not null
          or p.record in (select m.record from mirror m where m.record = p.record
            and m.record like 'marketing/%')
        order by 1
      """;
}
