package org.syncline.kept;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.syncline.database.Rows;
import org.syncline.intake.Change;
import org.syncline.intake.Intake;
import org.syncline.record.RecordRef;
import org.syncline.rules.RuleSets;

/**
 * Keeps people's derived fields up to date. Who is concerned is noted in the transaction that
 * stores what was read, and computed in a later one, by one node at a time: so nobody misses what
 * another transaction has not committed yet, and an older value never follows a newer one.
 */
@ApplicationScoped
public class Derivations {
  private static final int MOST = 500;

  /** Under this number nodes agree who computes. */
  private static final long TURN = 0x6465_7269_7665L;

  private final List<DerivedKind> kinds;
  private final Rows rows;
  private final Intake intake;
  private final RuleSets ruleSets;
  private final Clock clock;

  Derivations(
      OpportunityFields opportunities,
      EngagementFields engagement,
      Rows rows,
      Intake intake,
      RuleSets ruleSets,
      Clock clock) {
    this.kinds =
        List.of(
            opportunities,
            engagement,
            new LatestFields(rows, "Lead"),
            new LatestFields(rows, "Contact"));
    this.rows = rows;
    this.intake = intake;
    this.ruleSets = ruleSets;
    this.clock = clock;
  }

  private Set<String> names(DerivedKind kind) {
    return kind.names(ruleSets.current().mappings());
  }

  /** Notes who is concerned by these kept records as they are stored. Needs a transaction. */
  public void note(Collection<RecordRef> stored) {
    note(stored, kinds);
  }

  /** Notes whom these kept records may be about to leave. Needs a transaction. */
  public void noteBefore(Collection<RecordRef> stored) {
    note(stored, kinds.stream().filter(DerivedKind::moves).toList());
  }

  private void note(Collection<RecordRef> stored, List<DerivedKind> of) {
    for (DerivedKind kind : of) {
      List<RecordRef> concerning = stored.stream().filter(kind::concerns).toList();
      if (!concerning.isEmpty() && !names(kind).isEmpty()) {
        rows.write(
            "insert into derivation (record) select distinct record from ("
                + kind.people()
                + ") p order by record on conflict do nothing",
            concerning);
      }
    }
  }

  /** Notes everybody where a mapping names a derived field that none named before. */
  public void noteNewNames() {
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              Set<String> known =
                  new HashSet<>(
                      rows.column(String.class, "select name from derived_name", Map.of()));
              Set<String> all = new TreeSet<>();
              for (DerivedKind kind : kinds) {
                Set<String> names = names(kind);
                all.addAll(names);
                if (!known.containsAll(names)) {
                  rows.run(
                      "insert into derivation (record) select distinct record from ("
                          + kind.everybody()
                          + ") p order by record on conflict do nothing",
                      Map.of());
                }
              }
              if (!known.equals(all)) {
                remember(all);
              }
            });
  }

  private void remember(Set<String> names) {
    rows.run("delete from derived_name", Map.of());
    rows.write(
        "insert into derived_name (name) select jsonb_array_elements_text(cast(:rows as jsonb))"
            + " on conflict do nothing",
        names);
  }

  /** Computes what is noted, batch by batch; answers how many changes came of it. */
  public int derive() {
    int changes = 0;
    int taken = MOST;
    while (taken == MOST) {
      Batch batch = QuarkusTransaction.requiringNew().call(this::batch);
      taken = batch.people();
      changes += batch.changes();
    }
    return changes;
  }

  private record Batch(int people, int changes) {}

  private Batch batch() {
    boolean turn =
        rows.column(Boolean.class, "select pg_try_advisory_xact_lock(:turn)", Map.of("turn", TURN))
            .get(0);
    if (!turn) {
      return new Batch(0, 0);
    }
    List<String> people =
        rows.column(
            String.class,
            "delete from derivation where record in (select record from derivation"
                + " order by record limit :most) returning record",
            Map.of("most", MOST));
    List<Change> changes =
        kinds.stream()
            .filter(kind -> !names(kind).isEmpty())
            .flatMap(kind -> kind.of(people, names(kind), clock.instant()).stream())
            .toList();
    return new Batch(people.size(), changes.isEmpty() ? 0 : intake.accept(changes).accepted());
  }
}
