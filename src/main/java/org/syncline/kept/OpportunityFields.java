package org.syncline.kept;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.syncline.database.Rows;
import org.syncline.record.DerivedFields;
import org.syncline.record.RecordRef;
import org.syncline.record.SystemName;

/**
 * A contact's latest open opportunity: of those in which it has a role and which are neither closed
 * nor deleted, the one that was created last. All fields are blank where there is none.
 */
@Singleton
class OpportunityFields extends DerivedKind {
  private static final Set<String> OBJECTS = Set.of("Opportunity", "OpportunityContactRole");

  private final Rows rows;

  OpportunityFields(Rows rows) {
    super(SystemName.CRM, "Contact", DerivedFields.OPPORTUNITY);
    this.rows = rows;
  }

  @Override
  boolean concerns(RecordRef kept) {
    return OBJECTS.contains(kept.object());
  }

  @Override
  String people() {
    return """
        select 'crm/Contact/' || (r.fields ->> 'ContactId') as record from kept_record r
        where r.object = 'OpportunityContactRole' and r.fields ->> 'ContactId' is not null
          and (r.record = any(array(select jsonb_array_elements_text(cast(:rows as jsonb))))
            or r.parents && array(select jsonb_array_elements_text(cast(:rows as jsonb))))
        """;
  }

  @Override
  String everybody() {
    return """
        select 'crm/Contact/' || (fields ->> 'ContactId') as record from kept_record
        where system = 'crm' and object = 'OpportunityContactRole'
          and fields ->> 'ContactId' is not null
        """;
  }

  @Override
  List<Derived> derived(Collection<String> people) {
    return rows.read(
        Derived.class,
        """
        select m.record, latest.fields is null as "all", coalesce(latest.fields, '{}') as fields
        from mirror m left join lateral (
          select o.fields from kept_record r join kept_record o
            on o.record = 'crm/Opportunity/' || (r.fields ->> 'OpportunityId')
          where r.parents @> array[m.record] and r.object = 'OpportunityContactRole'
            and not r.deleted and not o.deleted and o.fields -> 'IsClosed' = 'false'
          order by o.fields ->> 'CreatedDate' desc nulls last, o.record desc limit 1) latest on true
        where not m.deleted and m.record like 'crm/Contact/%' and m.record = any(array
          (select jsonb_array_elements_text(cast(:people as jsonb))))
        """,
        Map.of("people", people));
  }
}
