package org.syncline.kept;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.syncline.database.Rows;
import org.syncline.record.DerivedFields;
import org.syncline.record.RecordRef;
import org.syncline.record.SystemName;

/**
 * Of each kept object, custom ones too, the record that names a lead or contact and was created
 * last; by its id where it is not kept when. Deleted ones do not count, and what none shows is
 * blank.
 */
class LatestFields extends DerivedKind {
  private final Rows rows;
  private final String pattern;

  LatestFields(Rows rows, String object) {
    super(SystemName.CRM, object, DerivedFields.LATEST);
    this.rows = rows;
    this.pattern = SystemName.CRM + "/" + object + "/%";
  }

  @Override
  boolean concerns(RecordRef kept) {
    return kept.system() == SystemName.CRM;
  }

  /** It may have named somebody else before. */
  @Override
  boolean moves() {
    return true;
  }

  @Override
  String people() {
    return """
        select p.record from kept_record k, unnest(k.parents) p(record)
        where p.record like '%s' and k.record = any(array
          (select jsonb_array_elements_text(cast(:rows as jsonb))))
        """
        .formatted(pattern);
  }

  @Override
  String everybody() {
    return """
        select p.record from kept_record k, unnest(k.parents) p(record)
        where k.system = 'crm' and p.record like '%s'
        """
        .formatted(pattern);
  }

  @Override
  List<Derived> derived(Collection<String> people) {
    return rows.read(
        Derived.class,
        """
        select m.record, true as "all", coalesce(latest.fields, '{}') as fields
        from mirror m cross join lateral (
          select jsonb_object_agg(l.object || '.' || f.key, f.value) as fields
          from (select distinct on (k.object) k.object, k.fields from kept_record k
            where k.parents @> array[m.record] and k.system = 'crm' and not k.deleted
            order by k.object, k.fields ->> 'CreatedDate' desc nulls last, k.record desc) l,
            jsonb_each(l.fields) f) latest
        where not m.deleted and m.record like :pattern and m.record = any(array
          (select jsonb_array_elements_text(cast(:people as jsonb))))
        """,
        Map.of("people", people, "pattern", pattern));
  }
}
