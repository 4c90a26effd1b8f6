package org.syncline.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.syncline.database.Rows;
import org.syncline.record.SystemName;

/**
 * How many writes with an effect were sent when, to the minute, and how many wait. A write counts
 * once, at its last hand-out, however often it is tried; what somebody let through never counts.
 * Needs a transaction, and whoever counts holds the connector's lock.
 */
@ApplicationScoped
public class EffectLedger {
  private final Rows rows;

  EffectLedger(Rows rows) {
    this.rows = rows;
  }

  /**
   * Writes with an effect to one object of a system.
   *
   * @param sent since the given moment
   * @param waiting and could be sent now
   */
  public record Count(Effect effect, long sent, long waiting) {}

  /** A rule, or the mapping of a create, and how many waiting writes it is behind. */
  public record Cause(String rule, long writes) {}

  /** A minute that lies only partly behind {@code since} counts as a whole. */
  public List<Count> counts(
      SystemName system, String object, Set<Effect> wanted, Instant since, Instant now) {
    return rows.read(
        Count.class,
        """
        select effect, cast(sum(sent) as bigint) as sent, cast(sum(waiting) as bigint) as waiting
        from (
          select effect, writes as sent, 0 as waiting from brake_ledger
            where system = :system and object = :object and minute > :since
              and effect = any(array (select jsonb_array_elements_text(cast(:wanted as jsonb))))
          union all
          select e, 0, 1 from outbox, unnest(effects) e
            where system = :system and object = :object and state = 'waiting'
              and not (effects <@ allowed) and not held and not_before <= :now
              and e <> all (allowed)
              and e = any(array (select jsonb_array_elements_text(cast(:wanted as jsonb))))
              and (e <> all (counted) or date_trunc('minute', counted_at) <= :since) and
        """
            + OutboxRepository.SEEN_BEFORE
            + ") c group by effect order by effect",
        Map.of(
            "system",
            system.word(),
            "object",
            object,
            "wanted",
            wanted,
            "since",
            minuteBefore(since),
            "now",
            now));
  }

  /** Counts what was handed out; one that counted before counts now instead of then. */
  public void count(Collection<Long> ids, Instant since, Instant now) {
    rows.run(
        """
        with sent as (
          select id, system, object, e as effect, e = any (counted) as again, counted_at
          from outbox, unnest(effects) e
          where id in (select cast(i as bigint) from
              jsonb_array_elements_text(cast(:ids as jsonb)) i)
            and e <> all (allowed)),
        marked as (
          update outbox set counted = effects, counted_at = :now
          where id in (select id from sent) returning id)
        insert into brake_ledger as l (minute, system, object, effect, writes)
        select minute, system, object, effect, sum(one) from (
          select cast(:minute as timestamptz) as minute, system, object, effect, 1 as one from sent
          union all
          select date_trunc('minute', counted_at), system, object, effect, -1 from sent
            where again and date_trunc('minute', counted_at) > :since) moved
        group by minute, system, object, effect having sum(one) <> 0
        on conflict (system, object, effect, minute)
          do update set writes = l.writes + excluded.writes
        """,
        Map.of(
            "ids",
            ids,
            "now",
            now,
            "minute",
            now.truncatedTo(ChronoUnit.MINUTES),
            "since",
            minuteBefore(since)));
  }

  private static Instant minuteBefore(Instant since) {
    return since.minus(1, ChronoUnit.MINUTES);
  }

  /** The newest write that there is. */
  public long newest() {
    return rows.column(Long.class, "select coalesce(max(id), 0) from outbox", Map.of()).get(0);
  }

  /**
   * Up to so many of the writes that wait, and are no newer than the given one, pass with the
   * effects that they have now; answers how many. What their creates are foreseen to bring upon the
   * sources passes too, until the given moment.
   */
  public int allowWaiting(long newest, int most, Instant until) {
    Map<String, Object> which = Map.of("newest", newest, "most", most);
    rows.run(
        """
        insert into brake_ledger as l (minute, system, object, effect, writes)
        select date_trunc('minute', cast(:until as timestamptz)), split_part(source, '/', 1),
          split_part(source, '/', 2), f.value ->> 'effect', -count(distinct id)
        from (
        """
            + NOT_YET_ALLOWED
            + """
        ) o, jsonb_each(follows) f where f.value ->> 'effect' is not null
        group by 1, 2, 3, 4
        on conflict (system, object, effect, minute)
          do update set writes = l.writes + excluded.writes
        """,
        with(which, "until", until));
    return rows.run(
        "with locked as ("
            + NOT_YET_ALLOWED
            + " for update)"
            + " update outbox set allowed = allowed || effects where id in (select id from locked)",
        which);
  }

  private static final String NOT_YET_ALLOWED =
      """
      select id, source, follows from outbox where state = 'waiting' and id <= :newest
        and not (effects <@ allowed) order by id limit :most
      """;

  private static Map<String, Object> with(Map<String, Object> all, String name, Object value) {
    Map<String, Object> more = new HashMap<>(all);
    more.put(name, value);
    return more;
  }

  /** What is behind the waiting writes with this effect, most first. */
  public List<Cause> causes(SystemName system, String object, Effect effect, int most) {
    return rows.read(
        Cause.class,
        """
        select rule, count(distinct id) as writes from (
          select o.id, case when kind in ('create', 'archive') then 'mapping ' || mapping
            else f.value ->> 'rule' end as rule
          from outbox o left join lateral jsonb_each(o.fields) f on true
          where system = :system and object = :object and state = 'waiting'
            and not (effects <@ allowed) and :effect <> all (allowed)
            and (kind = :effect or f.value ->> 'effect' = :effect)) c
        group by rule order by writes desc, rule limit :most
        """,
        Map.of("system", system.word(), "object", object, "effect", effect.word(), "most", most));
  }

  public void forget(Instant before) {
    rows.run("delete from brake_ledger where minute < :before", Map.of("before", before));
  }
}
