package org.syncline.action;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.syncline.database.Rows;
import org.syncline.record.RecordRef;

/** What is known of lists: who is on them. */
@ApplicationScoped
class ListState {
  private final Rows rows;

  ListState(Rows rows) {
    this.rows = rows;
  }

  /** A membership that is asked for. */
  record Wanted(RecordRef list, RecordRef prospect) {
    static Wanted of(ActionRow row) {
      return new Wanted(RecordRef.marketing("list", row.key()), row.person());
    }
  }

  /** One that is there. */
  record Listed(RecordRef record, RecordRef list, RecordRef prospect) {}

  Map<Wanted, Listed> memberships(Collection<Wanted> wanted) {
    Map<Wanted, Listed> members = new HashMap<>();
    List<Listed> found =
        rows.read(
            Listed.class,
            """
            select k.record, w.list, w.prospect
            from jsonb_to_recordset(cast(:wanted as jsonb)) as w(list text, prospect text)
            join kept_record k on k.parents @> array[w.list, w.prospect]
              and k.object = 'listMembership' and not k.deleted
            """,
            Map.of("wanted", wanted));
    found.forEach(one -> members.put(new Wanted(one.list(), one.prospect()), one));
    return members;
  }

  /** What we have just made; whatever is read later stands above it. */
  void made(Collection<Listed> memberships) {
    rows.write(
        """
        insert into kept_record (record, system, object, id, modified_at, deleted, fields, parents)
        select record, 'marketing', 'listMembership', split_part(record, '/', 3), 'epoch', false,
          jsonb_build_object('listId', split_part(list, '/', 3),
            'prospectId', split_part(prospect, '/', 3)), array[list, prospect]
        from jsonb_to_recordset(cast(:rows as jsonb)) as r(record text, list text, prospect text)
          order by record
        on conflict (record) do update set deleted = false
        """,
        memberships);
  }

  void ended(Collection<RecordRef> memberships) {
    rows.write(
        """
        update kept_record set deleted = true where record = any(array
          (select jsonb_array_elements_text(cast(:rows as jsonb))))
        """,
        memberships);
  }
}
