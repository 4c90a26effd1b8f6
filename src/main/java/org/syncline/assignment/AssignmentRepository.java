package org.syncline.assignment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.syncline.database.Rows;
import org.syncline.record.RecordRef;

/** The ledger of assignments: rows are added and never changed. All calls need a transaction. */
@ApplicationScoped
public class AssignmentRepository implements PanacheRepositoryBase<AssignmentEntity, Long> {
  private final Rows rows;

  AssignmentRepository(Rows rows) {
    this.rows = rows;
  }

  public void add(Collection<Assignment> assignments) {
    rows.write(
        """
        insert into assignment (at, prospect, to_type, "to", owner, rule, rule_set, reason, before,
          passed_over)
        select at, prospect, to_type, "to", owner, rule, rule_set, reason, before, passed_over
        from jsonb_to_recordset(cast(:rows as jsonb)) as r(at timestamptz, prospect text,
          to_type text, "to" text, owner text, rule text, rule_set text, reason text,
          before jsonb, passed_over jsonb) order by prospect
        """,
        assignments);
  }

  /** The latest of each of these prospects, where there is one. */
  public Map<RecordRef, Assignment> latest(Collection<RecordRef> prospects) {
    return rows
        .read(
            Assignment.class,
            "select distinct on (prospect) * from assignment where prospect = any(array"
                + " (select jsonb_array_elements_text(cast(:prospects as jsonb))))"
                + " order by prospect, id desc",
            Map.of("prospects", prospects))
        .stream()
        .collect(Collectors.toMap(Assignment::prospect, one -> one));
  }

  /** From when on a member's day counts. */
  record Day(String user, Instant since) {}

  private record Count(String user, int number) {}

  /** How many of a group each member got since then. */
  Map<String, Integer> since(String group, Collection<Day> days) {
    return rows
        .read(
            Count.class,
            """
            select d."user", count(a.id) as number
            from jsonb_to_recordset(cast(:days as jsonb)) as d("user" text, since timestamptz)
            join assignment a on a.owner = d."user" and a.at >= d.since and a."to" = :group
              and a.to_type = 'group'
            group by d."user"
            """,
            Map.of("days", days, "group", group))
        .stream()
        .collect(Collectors.toMap(Count::user, Count::number));
  }

  /** The latest of a prospect, of a group, or (both null) of all. */
  public List<Assignment> latest(RecordRef prospect, String group, int most) {
    Map<String, Object> parameters = new HashMap<>(Map.of("most", most));
    String where = "";
    if (prospect != null) {
      parameters.put("prospect", prospect.key());
      where += " and prospect = :prospect";
    }
    if (group != null) {
      parameters.put("group", group);
      where += " and to_type = 'group' and \"to\" = :group";
    }
    return rows.read(
        Assignment.class,
        "select * from assignment where true" + where + " order by id desc limit :most",
        parameters);
  }
}
