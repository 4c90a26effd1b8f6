package org.syncline.plan;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.syncline.database.Rows;
import org.syncline.plan.Plan.Held;
import org.syncline.plan.Plan.LeftAlone;
import org.syncline.plan.Plan.Linked;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;
import org.syncline.record.SystemName;
import org.syncline.rules.RuleSets;

/** Reads the plan. Rows are counted where they are; only examples are loaded. */
@ApplicationScoped
public class PlanRepository {
  private static final int PATIENCE_SECONDS = 600;

  private final Rows rows;
  private final RuleSets ruleSets;

  PlanRepository(Rows rows, RuleSets ruleSets) {
    this.rows = rows;
    this.ruleSets = ruleSets;
  }

  /** The plan as of now, in a transaction of its own. */
  public Plan plan() {
    return QuarkusTransaction.requiringNew().timeout(PATIENCE_SECONDS).call(this::read);
  }

  private Plan read() {
    rows.run("set transaction isolation level repeatable read", Map.of());
    String version = ruleSets.current().version();
    return new Plan(
        version,
        complete(),
        decidedEarlier(version),
        new ObjectPlans(this).of(objects()),
        links(),
        held("review", "reason"),
        held("sync_error", "message"),
        leftAlone());
  }

  private boolean complete() {
    return rows.column(
            Boolean.class,
            """
            select matching
              and not exists (select 1 from watermark where not kept and (not read_to_end or full_sync))
              and not exists (select 1 from intake) and not exists (select 1 from revisit)
              and not exists (select 1 from reread)
              and not exists (select 1 from mirror where standing = 'new' and not deleted)
            from connector where id = 1
            """,
            Map.of())
        .get(0);
  }

  private long decidedEarlier(String version) {
    return rows.column(
            Long.class,
            "select count(*) from outbox where rule_set <> :version",
            Map.of("version", version))
        .get(0);
  }

  /** To how many records of an object what is done. */
  record Size(
      SystemName system, String object, long updated, long created, long archived, long restored) {}

  private List<Size> objects() {
    return rows.read(
        Size.class,
        """
        select system, object, cast(sum(updated) as bigint) as updated,
          cast(sum(created) as bigint) as created, cast(sum(archived) as bigint) as archived,
          cast(sum(restored) as bigint) as restored
        from (
          select system, object, count(*) filter (where kind = 'update') as updated,
            count(*) filter (where kind = 'create') as created,
            count(*) filter (where kind = 'archive') as archived,
            count(*) filter (where kind = 'restore') as restored
          from outbox group by system, object
          union all
          select split_part(source, '/', 1), split_part(source, '/', 2), count(*), 0, 0, 0
          from outbox where follows <> '{}' group by 1, 2) sizes
        group by system, object order by system, object
        """,
        Map.of());
  }

  /** Writes to one field by one rule with one effect; {@code examples} are some of their rows. */
  record Group(
      SystemName system,
      String object,
      String field,
      String rule,
      String effect,
      long writes,
      List<Long> examples) {}

  /** A third of the rows gives one example, so that few rows are looked at twice. */
  List<Group> fields() {
    return rows.read(
        Group.class,
        """
        select system, object, field, rule, effect, cast(sum(n) as bigint) as writes,
          array_agg(first order by first) as examples
        from (
          select system, object, f.key as field, f.value ->> 'rule' as rule,
            coalesce(f.value ->> 'effect', '') as effect, count(*) as n, min(id) as first
          from outbox, jsonb_each(fields) f where kind = 'update'
          group by system, object, f.key, f.value ->> 'rule', f.value ->> 'effect', id % 3
          union all
          select split_part(source, '/', 1), split_part(source, '/', 2), f.key,
            f.value ->> 'rule', coalesce(f.value ->> 'effect', ''), count(*), min(id)
          from outbox, jsonb_each(follows) f where kind = 'create'
          group by 1, 2, f.key, f.value ->> 'rule', f.value ->> 'effect', id % 3) thirds
        group by system, object, field, rule, effect
        order by system, object, field, writes desc, rule, effect
        """,
        Map.of());
  }

  /** A row of the outbox and one of its fields. */
  record Place(long id, String field) {}

  /** One field's write with what the target shows now, and why. */
  record Shown(
      long id,
      String field,
      RecordRef record,
      RecordRef source,
      FieldValue before,
      FieldValue after,
      String rule,
      String reason) {}

  List<Shown> shown(Collection<Place> places) {
    return rows.read(
        Shown.class,
        """
        select p.id, p.field, coalesce(o.record, o.source) as record,
          case when o.kind = 'update' then o.source end as source, m.fields -> p.field as before,
          w.write -> 'value' as after, w.write ->> 'rule' as rule,
          coalesce((select reason from history where crm = o.record
              and field = w.write ->> 'field' order by at desc, id desc limit 1),
            (select reason from history where marketing = o.record and field = p.field
              order by at desc, id desc limit 1)) as reason
        from jsonb_to_recordset(cast(:places as jsonb)) as p(id bigint, field text)
        join outbox o on o.id = p.id
        cross join lateral (select
          (case when o.kind = 'update' then o.fields else o.follows end) -> p.field as write) w
        left join mirror m on m.record = coalesce(o.record, o.source)
        """,
        Map.of("places", places));
  }

  /** Creates by one mapping; {@code examples} are some of their rows. */
  record Creates(
      SystemName system, String object, String mapping, long records, List<Long> examples) {}

  List<Creates> creates() {
    return rows.read(
        Creates.class,
        """
        select system, object, mapping, cast(sum(n) as bigint) as records,
          array_agg(first order by first) as examples
        from (select system, object, mapping, count(*) as n, min(id) as first
          from outbox where kind = 'create' group by system, object, mapping, id % 3) thirds
        group by system, object, mapping order by system, object, mapping
        """,
        Map.of());
  }

  /** A record to be made. */
  record Made(long id, RecordRef source, Map<String, FieldValue> fields) {}

  List<Made> made(Collection<Long> ids) {
    return rows.read(
        Made.class,
        """
        select id, source, (select jsonb_object_agg(f.key, f.value -> 'value')
          from jsonb_each(fields) f) as fields
        from outbox where id in (select cast(i as bigint) from
          jsonb_array_elements_text(cast(:ids as jsonb)) i)
        """,
        Map.of("ids", ids));
  }

  private List<Linked> links() {
    return rows.read(
        Linked.class,
        "select mapping, count(*) as pairs from link where open group by mapping order by mapping",
        Map.of());
  }

  /** Open rows of a table, of which the given column says what is the matter. */
  private List<Held> held(String table, String says) {
    return rows.read(
        Held.class,
        """
        select kind, field, count(*) as number, (array_agg(record order by id))[1] as record,
          (array_agg(%s order by id))[1] as example
        from %s where state = 'open' group by kind, field order by kind, field
        """
            .formatted(says, table),
        Map.of());
  }

  private List<LeftAlone> leftAlone() {
    return rows.read(
        LeftAlone.class,
        """
        select split_part(record, '/', 1) as system, split_part(record, '/', 2) as object, standing,
          count(*) as records
        from mirror m
        where standing <> 'linked' and not deleted and not exists
          (select 1 from outbox o where o.source = m.record and o.kind = 'create')
        group by 1, 2, 3 order by 1, 2, 3
        """,
        Map.of());
  }
}
