package org.syncline.kept;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.syncline.database.Rows;
import org.syncline.decision.criteria.FactKind;
import org.syncline.decision.criteria.Related;
import org.syncline.mapping.KeptObject;
import org.syncline.mapping.MappingSet;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;

/** Kept records as facts that rules can ask for, of many people at once. */
@ApplicationScoped
public class RelatedRecords {
  private static final String ROLE = "OpportunityContactRole";

  private final Rows rows;

  RelatedRecords(Rows rows) {
    this.rows = rows;
  }

  /**
   * A record by which kept ones are found for a prospect: the prospect itself, or its lead or
   * contact.
   */
  public record Root(RecordRef prospect, RecordRef record) {}

  record Named(String of, String field, String object) {}

  private record Row(
      RecordRef prospect,
      RecordRef record,
      Map<String, FieldValue> fields,
      Map<String, FieldValue> named) {}

  /**
   * What is kept of people, by prospect. Needs a transaction.
   *
   * @param kinds those that are asked for; nothing else is read
   */
  public Map<RecordRef, List<Related>> of(
      Collection<Root> roots, Set<FactKind> kinds, MappingSet mappings, Instant now) {
    Map<RecordRef, List<Related>> found = new HashMap<>();
    Set<String> objects = objects(kinds, mappings);
    if (roots.isEmpty() || objects.isEmpty()) {
      return found;
    }
    for (Row row :
        rows.read(
            Row.class,
            RELATED,
            Map.of("roots", roots, "objects", objects, "named", named(mappings)))) {
      FactKind kind = FactKind.ofObject(row.record().object());
      if (kinds.contains(kind)) {
        found
            .computeIfAbsent(row.prospect(), prospect -> new ArrayList<>())
            .add(kind.of(row.record(), fields(row, mappings), now));
      }
    }
    return found;
  }

  private static Map<String, FieldValue> fields(Row row, MappingSet mappings) {
    Map<String, FieldValue> fields = new HashMap<>(row.named());
    fields.putAll(new ActivityWords(mappings).named(row.record(), row.fields()));
    return fields;
  }

  /** The objects whose records are looked for; an opportunity is found by its roles. */
  static Set<String> objects(Set<FactKind> kinds, MappingSet mappings) {
    Set<String> objects = new LinkedHashSet<>();
    for (KeptObject kept : mappings.related()) {
      boolean asked = kinds.contains(FactKind.ofObject(kept.object()));
      boolean role = kept.object().equals(ROLE) && kinds.contains(FactKind.OPPORTUNITY);
      if (asked || role) {
        objects.add(kept.object());
      }
    }
    return objects;
  }

  /** Which field of which mapped object names a record of which kept one. */
  static List<Named> named(MappingSet mappings) {
    return mappings.kept().stream()
        .flatMap(
            kept ->
                kept.namedBy().entrySet().stream()
                    .map(one -> new Named(one.getKey(), one.getValue(), kept.object())))
        .toList();
  }

  /** An account's own records are found by it, but opportunities belong to people by roles only. */
  private static final String RELATED =
      """
      with root as (select * from jsonb_to_recordset(cast(:roots as jsonb))
          as r(prospect text, record text)),
        asked as materialized (select jsonb_array_elements_text(cast(:objects as jsonb)) as object),
        named as (select r.prospect,
            'crm/' || n.object || '/' || (m.fields ->> n.field) as record
          from root r join mirror m on m.record = r.record
          join jsonb_to_recordset(cast(:named as jsonb)) as n("of" text, field text, object text)
            on split_part(r.record, '/', 2) = n."of"
          where m.fields ->> n.field is not null),
        near as (
          select r.prospect, k.record, k.object, k.fields, k.parents from root r
            join kept_record k on k.parents @> array[r.record]
            where not k.deleted and k.object in (select object from asked)
          union all
          select n.prospect, k.record, k.object, k.fields, k.parents from named n
            join kept_record k on k.record = n.record
            where not k.deleted and k.object in (select object from asked)
          union all
          select n.prospect, k.record, k.object, k.fields, k.parents from named n
            join kept_record k on k.parents @> array[n.record]
            where not k.deleted and k.object in (select object from asked)
              and k.object not in ('Opportunity', 'Account', 'Contact'))
      select n.prospect, n.record, n.fields, coalesce((
          select jsonb_object_agg(p.object || '.' || f.key, f.value)
          from kept_record p, jsonb_each(p.fields) f
          where p.record = any(n.parents) and not p.deleted), '{}') as named
        from near n where n.object <> 'OpportunityContactRole'
      union all
      select n.prospect, o.record, o.fields || (n.fields - 'OpportunityId' - 'ContactId') as fields,
          coalesce((select jsonb_object_agg(p.object || '.' || f.key, f.value)
            from kept_record p, jsonb_each(p.fields) f
            where p.record = any(o.parents) and not p.deleted), '{}') as named
        from near n join kept_record o on o.record = any(n.parents)
          and o.object = 'Opportunity' and not o.deleted
        where n.object = 'OpportunityContactRole'
      order by prospect, record
      """;
}
