package org.syncline.kept;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.syncline.database.Rows;
import org.syncline.intake.Change;
import org.syncline.intake.Intake;
import org.syncline.mapping.MappingSet;
import org.syncline.record.ChangedBy;
import org.syncline.record.DerivedFields;
import org.syncline.record.FieldValue;
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
  private static final String CONTACT = "Contact";

  private final Rows rows;
  private final Intake intake;
  private final RuleSets ruleSets;

  OpportunityFields(Rows rows, Intake intake, RuleSets ruleSets) {
    this.rows = rows;
    this.intake = intake;
    this.ruleSets = ruleSets;
  }

  private record Latest(RecordRef record, Instant stamp, Map<String, FieldValue> fields) {}

  /** Needs a transaction. */
  public void follow(Collection<RecordRef> changed) {
    Set<String> names = names(ruleSets.current().mappings());
    List<RecordRef> concerned =
        changed.stream().filter(ref -> OBJECTS.contains(ref.object())).toList();
    if (!names.isEmpty() && !concerned.isEmpty()) {
      intake.accept(latest(concerned).stream().map(one -> change(one, names)).toList());
    }
  }

  private static Set<String> names(MappingSet mappings) {
    return mappings.fieldNames(SystemName.CRM, CONTACT).stream()
        .filter(name -> name.startsWith(DerivedFields.OPPORTUNITY))
        .collect(Collectors.toSet());
  }

  /** A contact that is not in the mirror yet is asked for again when its role has arrived. */
  private List<Latest> latest(Collection<RecordRef> changed) {
    return rows.read(
        Latest.class,
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

  private static Change change(Latest latest, Set<String> names) {
    Map<String, FieldValue> values = new HashMap<>();
    names.forEach(
        name ->
            values.put(
                name,
                latest
                    .fields()
                    .getOrDefault(
                        name.substring(DerivedFields.OPPORTUNITY.length()), FieldValue.BLANK)));
    return new Change(
        latest.record(),
        latest.stamp(),
        values,
        Map.of(),
        false,
        ChangedBy.UNKNOWN,
        Optional.empty(),
        Optional.empty());
  }
}
