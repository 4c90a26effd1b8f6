package org.syncline.action;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.syncline.database.Rows;
import org.syncline.decision.automation.Action;
import org.syncline.record.ActionKind;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;

/** The table of actions: an outbox of its own. All calls need a transaction. */
@ApplicationScoped
public class ActionRepository implements PanacheRepositoryBase<ActionEntity, Long> {
  private final Rows rows;

  ActionRepository(Rows rows) {
    this.rows = rows;
  }

  /**
   * An action that is asked for.
   *
   * @param key what makes it the same when it is asked for again: of what does not count its
   *     subject
   */
  public record Asked(RecordRef person, Action action, String key, String rule, String ruleSet) {}

  private record Fresh(
      ActionKind kind,
      RecordRef person,
      String key,
      Map<String, FieldValue> fields,
      String rule,
      String ruleSet) {
    static Fresh of(Asked asked) {
      Action action = asked.action();
      return new Fresh(
          action.kind(),
          asked.person(),
          asked.key(),
          action.fields(),
          asked.rule(),
          asked.ruleSet());
    }
  }

  /** A wish that still waits is replaced; what counts and was asked for before is left as it is. */
  public void ask(Collection<Asked> asked, Instant now) {
    Map<String, Fresh> last = new HashMap<>();
    asked.stream()
        .map(Fresh::of)
        .forEach(one -> last.put(one.kind() + " " + one.person().key() + " " + one.key(), one));
    if (last.isEmpty()) {
      return;
    }
    rows.run(
        """
        insert into action (kind, person, key, fields, rule, rule_set, state, not_before,
          created_at)
        select kind, person, key, fields, rule, rule_set, 'waiting', :now, :now
        from jsonb_to_recordset(cast(:rows as jsonb)) as r(kind text, person text, key text,
          fields jsonb, rule text, rule_set text) order by person, kind, key
        on conflict (kind, person, key)
          where state = 'waiting' or kind in ('task', 'score', 'notification', 'external')
          do update
          set fields = excluded.fields, rule = excluded.rule, rule_set = excluded.rule_set
          where action.kind not in ('task', 'score', 'notification', 'external')
        """,
        Map.of("rows", last.values(), "now", now));
  }

  /**
   * Hands out the oldest that are due. One of which an earlier one is still being sent waits for
   * it. All points that wait for one prospect go together, once what was added before shows.
   *
   * @param shown what was written until then shows when it is read
   */
  public List<ActionRow> handOut(int most, long sender, Instant now, Instant shown) {
    List<ActionRow> handed = new ArrayList<>(first(most, sender, now, shown));
    Set<RecordRef> scored =
        handed.stream()
            .filter(row -> row.kind() == ActionKind.SCORE)
            .map(ActionRow::person)
            .collect(Collectors.toSet());
    if (!scored.isEmpty()) {
      handed.addAll(otherPoints(scored, sender, now));
    }
    return handed;
  }

  /**
   * Who has handed out the first of a prospect has all of them: nobody else takes any meanwhile.
   */
  private List<ActionRow> otherPoints(Set<RecordRef> prospects, long sender, Instant now) {
    return rows.change(
        ActionRow.class,
        """
        update action set state = 'sending', sender = :sender, attempts = attempts + 1,
          first_sent_at = coalesce(first_sent_at, :now)
        where kind = 'score' and state = 'waiting' and person = any(array
          (select jsonb_array_elements_text(cast(:prospects as jsonb))))
        returning *
        """,
        Map.of("prospects", prospects, "sender", sender, "now", now));
  }

  private List<ActionRow> first(int most, long sender, Instant now, Instant shown) {
    return rows.change(
        ActionRow.class,
        """
        update action set state = 'sending', sender = :sender, attempts = attempts + 1,
          first_sent_at = coalesce(first_sent_at, :now)
        where id in (select id from action a where state = 'waiting' and not_before <= :now
            and not exists (select 1 from action o where o.state in ('sending', 'unknown')
              and o.person = a.person and o.kind = a.kind and (o.key = a.key or a.kind = 'score'))
            and not (a.kind = 'score' and exists (select 1 from action o where o.kind = 'score'
              and o.person = a.person and (o.state = 'waiting' and o.id < a.id
                or o.state = 'done' and o.not_before > :shown)))
          order by not_before, id limit :most for update skip locked)
        returning *
        """,
        Map.of("most", most, "sender", sender, "now", now, "shown", shown));
  }

  /**
   * How an action goes on.
   *
   * @param sent whether it was sent at all: what only waited has made no attempt
   */
  public record Onward(
      long id,
      ActionRow.State state,
      Instant notBefore,
      RecordRef record,
      String reason,
      boolean sent) {}

  /**
   * Where a later one of its kind has come to wait meanwhile, that one stands for both: an earlier
   * status is never sent after a later one.
   */
  public void onward(Collection<Onward> onward) {
    rows.write(
        """
        with r as (select * from jsonb_to_recordset(cast(:rows as jsonb)) as r(id bigint, state text,
          not_before timestamptz, record text, reason text, sent boolean))
        update action a set not_before = r.not_before, record = r.record, reason = r.reason,
          attempts = case when r.sent then a.attempts else greatest(a.attempts - 1, 0) end,
          first_sent_at = case when r.sent or a.attempts > 1 then a.first_sent_at end,
          state = case when r.state = 'waiting' and exists (select 1 from action o
            where o.state = 'waiting' and o.kind = a.kind and o.person = a.person
              and o.key = a.key and o.id <> a.id) then 'done' else r.state end
        from r where a.id = r.id
        """,
        onward);
  }

  /** The wishes to give these prospects to somebody that still wait, by prospect. */
  public Map<RecordRef, ActionRow> owners(Collection<RecordRef> prospects) {
    return rows
        .read(
            ActionRow.class,
            "select * from action where kind = 'owner' and state in ('waiting', 'sending')"
                + " and person = any(array"
                + " (select jsonb_array_elements_text(cast(:prospects as jsonb)))) order by id",
            Map.of("prospects", prospects))
        .stream()
        .collect(Collectors.toMap(ActionRow::person, row -> row, (one, later) -> later));
  }

  /** These came about in another way than by being sent. */
  public void done(Collection<Long> ids) {
    rows.write(
        """
        update action set state = 'done', reason = null where id in
          (select cast(e as bigint) from jsonb_array_elements_text(cast(:rows as jsonb)) e)
        """,
        ids);
  }

  /**
   * A score to which points are added.
   *
   * @param id of the action
   * @param scoreBefore as it was read
   * @param scoreAfter with all that is added at once
   */
  public record Sum(long id, BigDecimal scoreBefore, BigDecimal scoreAfter) {}

  public void adding(Collection<Sum> sums) {
    rows.write(
        """
        update action a set score_before = r.score_before, score_after = r.score_after
        from jsonb_to_recordset(cast(:rows as jsonb))
          as r(id bigint, score_before numeric, score_after numeric)
        where a.id = r.id
        """,
        sums);
  }

  /** Those of these records that an action has made already. */
  public Set<RecordRef> made(Collection<RecordRef> records) {
    return rows
        .column(
            String.class,
            "select record from action where record = any(array"
                + " (select jsonb_array_elements_text(cast(:records as jsonb))))",
            Map.of("records", records))
        .stream()
        .map(RecordRef::parse)
        .collect(Collectors.toSet());
  }

  /** Those of which nobody knows whether they happened. */
  public List<ActionRow> lost(Instant now, int most) {
    return rows.read(
        ActionRow.class,
        "select * from action where state = 'unknown' and not_before <= :now order by id"
            + " limit :most",
        Map.of("now", now, "most", most));
  }

  public List<Long> senders() {
    return rows.column(
        Long.class, "select distinct sender from action where state = 'sending'", Map.of());
  }

  /** Nobody sends these any more: whether they happened has to be looked up. */
  public void adopt(long sender, Instant now) {
    rows.run(
        "update action set state = 'unknown', not_before = :now,"
            + " reason = 'the work broke off while sending'"
            + " where state = 'sending' and sender = :sender",
        Map.of("sender", sender, "now", now));
  }

  /** What was refused to these prospects is tried again. */
  public void retry(Collection<RecordRef> people, Instant now) {
    rows.run(
        """
        update action a set state = 'waiting', not_before = :now where state = 'refused'
          and person = any(array(select jsonb_array_elements_text(cast(:people as jsonb))))
          and not exists (select 1 from action o where o.kind = a.kind and o.person = a.person
            and o.key = a.key and o.id > a.id)
        """,
        Map.of("people", people, "now", now));
  }

  /** The latest of a prospect, or (null) of all. */
  public List<ActionRow> latest(RecordRef person, int most) {
    Map<String, Object> parameters = new HashMap<>(Map.of("most", most));
    if (person != null) {
      parameters.put("person", person.key());
    }
    return rows.read(
        ActionRow.class,
        "select * from action"
            + (person == null ? "" : " where person = :person")
            + " order by id desc limit :most",
        parameters);
  }
}
