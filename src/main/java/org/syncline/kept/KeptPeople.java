package org.syncline.kept;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.syncline.database.Rows;
import org.syncline.record.RecordRef;

/**
 * The prospects that a kept record is about: those whose linked contact or lead names it (as a
 * contact names its account), is named by it, or has a role in it.
 */
@ApplicationScoped
public class KeptPeople {
  private final Rows rows;

  KeptPeople(Rows rows) {
    this.rows = rows;
  }

  /** Needs a transaction. */
  public List<RecordRef> of(RecordRef kept, int most) {
    return rows
        .column(
            String.class,
            """
            select distinct l.marketing from link l where l.open and (
              l.crm in (select m.record from mirror m
                where m.fields ->> 'AccountId' = :id and not m.deleted)
              or l.crm in (select p.record from kept_record k, unnest(k.parents) p(record)
                where not k.deleted and (k.record = :kept
                  or k.object = 'OpportunityContactRole' and k.parents @> array[cast(:kept as text)]))
              or l.marketing in (select p.record from kept_record k, unnest(k.parents) p(record)
                where not k.deleted and k.record = :kept))
            order by 1 limit :most
            """,
            Map.of("id", kept.id(), "kept", kept.key(), "most", most))
        .stream()
        .map(RecordRef::parse)
        .toList();
  }
}
