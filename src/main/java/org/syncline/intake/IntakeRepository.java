package org.syncline.intake;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.syncline.database.Rows;
import org.syncline.intake.Intake.Revisit;
import org.syncline.record.RecordRef;

/** The intake's tables: what was accepted and waits, and what was seen before. */
@ApplicationScoped
class IntakeRepository implements PanacheRepositoryBase<IntakeEntity, Long> {
  private static final String COLUMNS =
      "record, modified_at, read_started_at, received_at, fields, field_times, deleted, changed_by";
  private static final String OPEN =
      """
      incoming as (select * from jsonb_to_recordset(cast(:rows as jsonb)) as r(record text,
        modified_at timestamptz, read_started_at timestamptz, received_at timestamptz,
        fields jsonb, field_times jsonb, deleted boolean, changed_by text, digest text,
        again boolean)),
      seen as (
        insert into intake_seen as s (record, digest, received_at)
        select record, digest, received_at from incoming order by record
        on conflict (record) do update set digest = excluded.digest,
          received_at = excluded.received_at
        where s.digest <> excluded.digest returning record)
      """;

  private final Rows rows;

  IntakeRepository(Rows rows) {
    this.rows = rows;
  }

  /** Stores what was not seen before; answers how many rows that were. */
  int store(List<IntakeRow> incoming) {
    int stored = 0;
    for (List<IntakeRow> round : rounds(incoming)) {
      stored +=
          rows.write(
              "with "
                  + OPEN
                  + "insert into intake ("
                  + COLUMNS
                  + ") select "
                  + COLUMNS
                  + " from incoming i where again or exists"
                  + " (select 1 from seen where seen.record = i.record) order by record",
              round);
    }
    return stored;
  }

  /** One statement cannot upsert a record twice, and the order of its changes must hold. */
  private static List<List<IntakeRow>> rounds(List<IntakeRow> incoming) {
    List<List<IntakeRow>> rounds = new ArrayList<>();
    Map<RecordRef, Integer> times = new HashMap<>();
    for (IntakeRow row : incoming) {
      int round = times.merge(row.record(), 1, Integer::sum);
      if (round > rounds.size()) {
        rounds.add(new ArrayList<>());
      }
      rounds.get(round - 1).add(row);
    }
    return rounds;
  }

  /** Claims the senders' keys; answers those that are new. */
  Set<String> claimKeys(Collection<String> keys, Instant now) {
    return keys.isEmpty()
        ? Set.of()
        : new HashSet<>(
            rows.column(
                String.class,
                """
                insert into intake_key (key, received_at)
                select k, :now from jsonb_array_elements_text(cast(:keys as jsonb)) k order by k
                on conflict do nothing returning key
                """,
                Map.of("keys", keys, "now", now)));
  }

  List<IntakeRow> take(int most) {
    return rows.read(
        IntakeRow.class,
        "select * from intake order by id limit :most for update skip locked",
        Map.of("most", most));
  }

  List<IntakeRow> take(Collection<Long> ids) {
    return rows.read(
        IntakeRow.class,
        "select * from intake where id = any(array (select cast(e as bigint) from"
            + " jsonb_array_elements_text(cast(:ids as jsonb)) e)) order by id for update skip locked",
        Map.of("ids", ids));
  }

  List<RecordRef> takeRevisits(Collection<RecordRef> records) {
    return rows
        .column(
            String.class,
            """
            delete from revisit where seq in (select seq from revisit where record = any(array
              (select jsonb_array_elements_text(cast(:records as jsonb)))) for update skip locked)
            returning record
            """,
            Map.of("records", records))
        .stream()
        .map(RecordRef::parse)
        .distinct()
        .toList();
  }

  /** Records of the given rows of which an earlier change waits that is not among them. */
  Set<RecordRef> earlierWaiting(Collection<Long> ids) {
    return rows
        .column(
            String.class,
            """
            with taken as (select id, record from intake where id = any(array (select cast(e as bigint)
              from jsonb_array_elements_text(cast(:ids as jsonb)) e)))
            select distinct t.record from taken t join intake i on i.record = t.record
            where i.id < t.id and not exists (select 1 from taken x where x.id = i.id)
            """,
            Map.of("ids", ids))
        .stream()
        .map(RecordRef::parse)
        .collect(java.util.stream.Collectors.toSet());
  }

  Set<RecordRef> waiting(Collection<RecordRef> records) {
    return new HashSet<>(
        rows
            .column(
                String.class,
                "select distinct record from intake where record = any(array"
                    + " (select jsonb_array_elements_text(cast(:records as jsonb))))",
                Map.of("records", records))
            .stream()
            .map(RecordRef::parse)
            .toList());
  }

  /** How many records wait to be decided again, counted up to the number. */
  long revisitsDue(int most, Instant now) {
    return rows.column(
            Long.class,
            "select count(*) from"
                + " (select 1 from revisit where not_before <= :now limit :most) r",
            Map.of("most", most, "now", now))
        .get(0);
  }

  void forget(Collection<RecordRef> records) {
    rows.write(
        """
        delete from intake_seen where record in (select record from intake_seen where record =
          any(array(select jsonb_array_elements_text(cast(:rows as jsonb)))) order by record for update)
        """,
        records);
  }

  List<Revisit> revisits(Collection<RecordRef> records, Instant now) {
    return rows.read(
        Revisit.class,
        "select seq, record from revisit where not_before <= :now and record = any(array"
            + " (select jsonb_array_elements_text(cast(:records as jsonb))))",
        Map.of("records", records, "now", now));
  }

  void revisited(Collection<Long> seqs) {
    rows.write(
        """
        delete from revisit where seq in (select seq from revisit where seq = any(array
          (select cast(e as bigint) from jsonb_array_elements_text(cast(:rows as jsonb)) e))
          for update skip locked)
        """,
        seqs);
  }

  void remove(Collection<Long> ids) {
    rows.write(
        "delete from intake where id = any(array (select cast(e as bigint) from"
            + " jsonb_array_elements_text(cast(:rows as jsonb)) e))",
        ids);
  }

  List<RecordRef> takeRevisits(int most, Instant now) {
    return rows
        .column(
            String.class,
            """
            delete from revisit where seq in (select seq from revisit
              where not_before <= :now order by seq limit :most for update skip locked)
            returning record
            """,
            Map.of("most", most, "now", now))
        .stream()
        .map(RecordRef::parse)
        .distinct()
        .sorted()
        .toList();
  }

  void revisit(Collection<RecordRef> records, Instant notBefore) {
    if (!records.isEmpty()) {
      rows.run(
          """
          insert into revisit (record, not_before)
          select r, :at from jsonb_array_elements_text(cast(:records as jsonb)) r order by r like 'crm/%', length(r), r
          """,
          Map.of("records", Set.copyOf(records), "at", notBefore));
    }
  }

  void reread(Collection<RecordRef> records, Instant notBefore, Instant now) {
    if (!records.isEmpty()) {
      rows.run(
          """
          insert into reread (record, not_before, requested_at)
          select r, :at, :now from jsonb_array_elements_text(cast(:records as jsonb)) r order by r
          on conflict (record) do update set requested_at = excluded.requested_at,
            not_before = greatest(reread.not_before, excluded.not_before)
          """,
          Map.of("records", Set.copyOf(records), "at", notBefore, "now", now));
    }
  }

  List<RecordRef> rereadsDue(int most, Instant now) {
    return rows
        .column(
            String.class,
            "select record from reread where not_before <= :now order by not_before limit :most",
            Map.of("most", most, "now", now))
        .stream()
        .map(RecordRef::parse)
        .toList();
  }

  /** A record that was asked for again since the read began stays. */
  void rereadDone(Collection<RecordRef> records, Instant readStartedAt) {
    if (!records.isEmpty()) {
      rows.run(
          "delete from reread where requested_at <= :began and record = any(array"
              + " (select jsonb_array_elements_text(cast(:records as jsonb))))",
          Map.of("records", records, "began", readStartedAt));
    }
  }
}
