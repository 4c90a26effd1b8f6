package org.syncline.kept;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.syncline.database.Rows;
import org.syncline.intake.Intake;
import org.syncline.kept.DerivedChanges.Derived;
import org.syncline.record.DerivedFields;
import org.syncline.record.RecordRef;
import org.syncline.record.SystemName;
import org.syncline.rules.RuleSets;

/**
 * Lets contacts follow their latest open opportunity: what a mapping names {@code
 * latestOpenOpportunity.StageName} comes into the intake as a change of the contact, at the
 * contact's own stamp. Blank where it has none.
 */
@ApplicationScoped
public class OpportunityFields {
  private static final Set<String> OBJECTS = Set.of("Opportunity", "OpportunityContactRole");

  private final Rows rows;
  private final Intake intake;
  private final RuleSets ruleSets;

  OpportunityFields(Rows rows, Intake intake, RuleSets ruleSets) {
    this.rows = rows;
    this.intake = intake;
    this.ruleSets = ruleSets;
  }

  /** Needs a transaction. */
  public void follow(Collection<RecordRef> changed) {
    Set<String> names =
        DerivedChanges.names(
            ruleSets.current().mappings(), SystemName.CRM, "Contact", DerivedFields.OPPORTUNITY);
    List<RecordRef> concerned =
        changed.stream().filter(ref -> OBJECTS.contains(ref.object())).toList();
    if (!names.isEmpty() && !concerned.isEmpty()) {
      intake.accept(
          latest(concerned).stream()
              .map(one -> DerivedChanges.change(one, DerivedFields.OPPORTUNITY, names))
              .toList());
    }
  }

  /** A contact that is not in the mirror yet is asked for again when its role has arrived. */
  private List<Derived> latest(Collection<RecordRef> changed) {
    return rows.read(
        Derived.class,
        """
        select m.record, m.stamp, coalesce((
          select o.fields from kept_record r join kept_record o
            on o.record = 'crm/Opportunity/' || (r.fields ->> 'OpportunityId')
          where r.parents @> array[m.record] and r.object = 'OpportunityContactRole'
            and not r.deleted and not o.deleted and o.fields -> 'IsClosed' = 'false'
          order by o.fields ->> 'CreatedDate' desc, o.record desc limit 1), '{}') as fields
        from mirror m where not m.deleted and m.record in (
          select 'crm/Contact/' || (r.fields ->> 'ContactId') from kept_record r
          where r.object = 'OpportunityContactRole' and (r.record = any(array
              (select jsonb_array_elements_text(cast(:changed as jsonb))))
            or r.parents && array
              (select jsonb_array_elements_text(cast(:changed as jsonb)))))
        """,
        Map.of("changed", changed));
  }
}
