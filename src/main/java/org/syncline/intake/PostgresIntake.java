package org.syncline.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.syncline.record.Keepable;
import org.syncline.record.RecordRef;

/** The intake as tables of the database. */
@ApplicationScoped
class PostgresIntake implements Intake {
  private static final int LEAST_REVISITS = 20;
  private final IntakeRepository repository;
  private final Unreadable unreadable;
  private final Clock clock;

  PostgresIntake(IntakeRepository repository, Unreadable unreadable, Clock clock) {
    this.repository = repository;
    this.unreadable = unreadable;
    this.clock = clock;
  }

  @Override
  public Accepted accept(List<Change> changes) {
    Set<String> keys =
        changes.stream().flatMap(change -> change.key().stream()).collect(Collectors.toSet());
    Set<String> fresh = new HashSet<>(repository.claimKeys(keys, clock.instant()));
    List<Change> wanted = new ArrayList<>();
    for (Change change : changes) {
      if (change.key().isEmpty() || fresh.remove(change.key().get())) {
        wanted.add(change);
      }
    }
    int accepted = store(wanted, false);
    return new Accepted(accepted, changes.size() - accepted);
  }

  @Override
  public Accepted acceptAgain(List<Change> changes) {
    return new Accepted(store(changes, true), 0);
  }

  private int store(List<Change> changes, boolean again) {
    Instant now = clock.instant();
    return repository.store(
        unreadable.setAside(changes, now).stream()
            .map(change -> IntakeRow.of(change, now, again))
            .toList());
  }

  @Override
  public boolean keepable(Change change) {
    return change.fields().values().stream().allMatch(value -> Keepable.problem(value).isEmpty());
  }

  @Override
  public Set<RecordRef> waiting(Collection<RecordRef> records) {
    return repository.waiting(records);
  }

  @Override
  public void forget(Collection<RecordRef> records) {
    repository.forget(records);
  }

  @Override
  public Taken take(int most) {
    List<IntakeRow> rows = repository.take(most);
    List<RecordRef> revisits =
        repository.takeRevisits(Math.max(LEAST_REVISITS, most - rows.size()), clock.instant());
    return taken(rows, revisits);
  }

  @Override
  public Taken takeAgain(Taken taken) {
    return taken(repository.take(taken.ids()), repository.takeRevisits(taken.revisits()));
  }

  private static Taken taken(List<IntakeRow> rows, List<RecordRef> revisits) {
    return new Taken(
        rows.stream().map(IntakeRow::id).toList(),
        rows.stream().map(IntakeRow::change).toList(),
        revisits);
  }

  @Override
  public Collection<RecordRef> outOfTurn(Taken taken) {
    return taken.ids().isEmpty() ? Set.of() : repository.earlierWaiting(taken.ids());
  }

  @Override
  public void done(Collection<Long> ids) {
    repository.remove(ids);
  }

  @Override
  public boolean manyRevisits(int number) {
    return repository.revisitsDue(number, clock.instant()) >= number;
  }

  @Override
  public void revisit(Collection<RecordRef> records, Instant notBefore) {
    repository.revisit(present(records), notBefore);
  }

  @Override
  public List<Revisit> revisits(Collection<RecordRef> records) {
    return repository.revisits(records, clock.instant());
  }

  @Override
  public void revisited(Collection<Long> seqs) {
    repository.revisited(seqs);
  }

  @Override
  public void reread(Collection<RecordRef> records, Instant notBefore) {
    repository.reread(present(records), notBefore, clock.instant());
  }

  private static List<RecordRef> present(Collection<RecordRef> records) {
    return records.stream().filter(Objects::nonNull).toList();
  }

  @Override
  public List<RecordRef> rereadsDue(int most) {
    return repository.rereadsDue(most, clock.instant());
  }

  @Override
  public void rereadDone(Collection<RecordRef> records, Instant readStartedAt) {
    repository.rereadDone(records, readStartedAt);
  }
}
