package org.syncline.outbox;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.syncline.database.Rows;
import org.syncline.record.RecordRef;
import org.syncline.record.SystemName;

/**
 * The outbox's tables. At most one open write a target, and one open create a source. Rows are
 * locked in the order of their ids by everybody, so that nobody waits in a circle.
 */
@ApplicationScoped
public class OutboxRepository implements PanacheRepositoryBase<OutboxEntity, Long> {
  private static final List<String> COLUMNS =
      List.of(
          "system",
          "object",
          "kind",
          "record",
          "source",
          "mapping",
          "fields",
          "follows",
          "rule_set",
          "state",
          "held",
          "revisit",
          "by_active_rule",
          "touched",
          "attempts",
          "not_before",
          "created_at");

  private static final String ROW =
      """
      from jsonb_to_recordset(cast(:rows as jsonb)) as r(id bigint, system text, object text,
        kind text, record text, source text, mapping text, fields jsonb, follows jsonb, rule_set text, state text,
        held boolean, revisit boolean, by_active_rule boolean, touched jsonb, attempts integer, not_before timestamptz,
        created_at timestamptz)
      """;

  /**
   * What was accepted before a create was decided may be the very record that it would make; and
   * its source may be what an earlier create to that side has made, whose answer is not known yet.
   */
  static final String SEEN_BEFORE =
      """
      (kind <> 'create' or created_at < least(
        (select coalesce(min(received_at), 'infinity') from intake),
        (select coalesce(min(o.first_sent_at), 'infinity') from outbox o
          where o.kind = 'create' and o.state in ('sending', 'unknown') and o.system <> :system)))
      """;

  private final Rows rows;

  OutboxRepository(Rows rows) {
    this.rows = rows;
  }

  /**
   * Open writes to these records, and open creates of which they are the source. None of them is
   * handed out until the transaction ends.
   */
  public List<OutboxRow> open(Collection<RecordRef> refs) {
    return refs.isEmpty()
        ? List.of()
        : rows.read(
            OutboxRow.class,
            """
            select * from outbox where id = any(array(
              select id from outbox where record = any(array
                (select jsonb_array_elements_text(cast(:refs as jsonb))))
              union all
              select id from outbox where record is null and source = any(array
                (select jsonb_array_elements_text(cast(:refs as jsonb))))))
            order by id for update
            """,
            Map.of("refs", refs));
  }

  /** Since when the oldest write waits to be sent to a system. */
  public record Oldest(SystemName system, Instant since) {}

  public List<Oldest> oldestWaiting() {
    return rows.read(
        Oldest.class,
        "select system, min(created_at) as since from outbox where state = 'waiting' group by system",
        Map.of());
  }

  /**
   * Whether the answers to so many updates of a system are awaited, and no create is open there.
   */
  public boolean onlyUpdates(SystemName system, int number) {
    return rows.column(
            Boolean.class,
            """
            select (select count(*) from (select 1 from outbox where state = 'sending'
                and kind = 'update' and system = :system limit :number) s) = :number
              and not exists (select 1 from outbox where record is null and system = :system)
            """,
            Map.of("system", system.word(), "number", number))
        .get(0);
  }

  /** Which of these records are being written, or may have been. */
  public Set<RecordRef> underWay(Collection<RecordRef> refs) {
    return rows
        .column(
            String.class,
            "select record from outbox where state <> 'waiting' and record = any(array"
                + " (select jsonb_array_elements_text(cast(:refs as jsonb))))",
            Map.of("refs", refs))
        .stream()
        .map(RecordRef::parse)
        .collect(Collectors.toSet());
  }

  /** What has become of a write since it was handed out. */
  public record Awaited(long id, int attempts, boolean revisit, Set<String> touched) {}

  /** Those of these writes of which the answer is awaited. */
  public List<Awaited> awaited(Collection<Long> ids) {
    return rows.read(
        Awaited.class,
        "select id, attempts, revisit, touched from outbox where state <> 'waiting' and id = any(array"
            + " (select cast(e as bigint) from jsonb_array_elements_text(cast(:ids as jsonb)) e))"
            + " order by id",
        Map.of("ids", ids));
  }

  public void insert(Collection<OutboxRow> fresh) {
    rows.add("outbox", OutboxRow.class, COLUMNS, fresh);
  }

  /** Which fields have which effect. */
  private static final String EFFECTS =
      """
      (select coalesce(jsonb_object_agg(f.key, f.value -> 'effect'), '{}')
        from jsonb_each(%s.fields) f where f.value ->> 'effect' is not null)
      """;

  /** What was let through by the brakes was so for the fields that it had then. */
  public void update(Collection<OutboxRow> changed) {
    rows.write(
        """
        update outbox o set fields = r.fields, follows = r.follows, rule_set = r.rule_set,
          state = r.state, held = r.held, revisit = r.revisit, touched = r.touched,
          not_before = r.not_before, allowed = case when
        """
            + EFFECTS.formatted("o")
            + " = "
            + EFFECTS.formatted("r")
            + " then o.allowed else '{}' end "
            + ROW
            + " where o.id = r.id",
        changed);
  }

  /** Ends these writes; answers the keys under which others may create now. */
  public List<String> close(Collection<Long> ids) {
    return ids.isEmpty()
        ? List.of()
        : rows.column(
            String.class,
            """
            with locked as (select id from outbox where id = any(array (select cast(e as bigint) from
              jsonb_array_elements_text(cast(:ids as jsonb)) e)) order by id for update),
            gone as (delete from outbox where id in (select id from locked)
              returning record, source),
            freed as (delete from create_claim where source in
              (select source from gone where record is null) returning key)
            select key from freed
            """,
            Map.of("ids", ids));
  }

  /** Objects and kinds of which something may be sent now, and since when the oldest waits. */
  public record Due(String object, Write.Kind kind, long waiting, Instant since) {}

  public List<Due> due(SystemName system, Instant now) {
    return rows.read(
        Due.class,
        """
        select object, kind, count(*) as waiting, min(created_at) as since from outbox
        where system = :system and state = 'waiting' and not held and not_before <= :now
        and
        """
            + SEEN_BEFORE
            + """
        group by object, kind order by kind, object
        """,
        Map.of("system", system.word(), "now", now));
  }

  /** Hands out the oldest waiting writes; they are this sender's until it answers. */
  public List<OutboxRow> handOut(SystemName system, Due due, int most, long sender, Instant now) {
    return rows.change(
        OutboxRow.class,
        """
        update outbox set state = 'sending', handed_out_at = :now, attempts = attempts + 1,
          first_sent_at = coalesce(first_sent_at, :now), touched = cast('[]' as jsonb),
          sender = :sender
        where id in (select id from outbox where system = :system and object = :object
          and kind = :kind and state = 'waiting' and not held and not_before <= :now and
        """
            + SEEN_BEFORE
            + """
          order by id limit :most for update skip locked)
        returning *
        """,
        Map.of(
            "system",
            system.word(),
            "object",
            due.object(),
            "kind",
            due.kind().word(),
            "most",
            most,
            "sender",
            sender,
            "now",
            now));
  }

  /** How a write that was handed out goes on. */
  public record Onward(
      long id, OutboxRow.State state, boolean held, Instant notBefore, String reason) {}

  public void onward(Collection<Onward> onward) {
    rows.write(
        """
        with r as (select * from jsonb_to_recordset(cast(:rows as jsonb)) as r(id bigint,
          state text, held boolean, not_before timestamptz, reason text)),
        locked as (select id from outbox where id in (select id from r) order by id for update)
        update outbox o set state = r.state, held = r.held, not_before = r.not_before,
          reason = r.reason
        from r join locked on locked.id = r.id where o.id = locked.id
        """,
        onward);
  }

  /** The waiting creates of these sources must be decided again before they may be sent. */
  public void holdCreates(Collection<RecordRef> sources) {
    rows.write(
        """
        with locked as (select id from outbox where record is null and kind = 'create'
          and state = 'waiting' and source = any(array (select jsonb_array_elements_text(cast(:rows as jsonb))))
          order by id for update)
        update outbox set held = true where id in (select id from locked)
        """,
        sources);
  }

  /** Creates of which nobody knows whether they happened. */
  public List<OutboxRow> lostCreates(SystemName system, Instant now, int most) {
    return rows.read(
        OutboxRow.class,
        """
        select * from outbox where system = :system and kind = 'create' and state = 'unknown'
          and not_before <= :now order by id limit :most
        """,
        Map.of("system", system.word(), "now", now, "most", most));
  }

  public List<Long> senders() {
    return rows.column(
        Long.class, "select distinct sender from outbox where state = 'sending'", Map.of());
  }

  public List<OutboxRow> sentBy(long sender) {
    return rows.read(
        OutboxRow.class,
        "select * from outbox where state = 'sending' and sender = :sender order by id",
        Map.of("sender", sender));
  }
}
