package org.syncline.connector;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.syncline.database.Locks;
import org.syncline.intake.Change;
import org.syncline.intake.Intake.Accepted;
import org.syncline.kept.Kept;
import org.syncline.kept.KeptRecords;
import org.syncline.kept.PostedActivity;
import org.syncline.record.ExternalActivities;
import org.syncline.record.RecordRef;
import org.syncline.rules.RuleSets;

/** Keeps the activities that others post, each key once. */
@ApplicationScoped
public class PostedActivities {
  private final KeptChanges changes;
  private final KeptRecords kept;
  private final Locks locks;
  private final RuleSets ruleSets;

  PostedActivities(KeptChanges changes, KeptRecords kept, Locks locks, RuleSets ruleSets) {
    this.changes = changes;
    this.kept = kept;
    this.locks = locks;
    this.ruleSets = ruleSets;
  }

  /** Stores all of them or, if it throws, none; in a transaction of its own. */
  public Accepted accept(Collection<PostedActivity> posted) {
    return QuarkusTransaction.requiringNew().call(() -> store(posted));
  }

  /** One request at a time, so that what two of them bring at once counts once. */
  private Accepted store(Collection<PostedActivity> posted) {
    locks.take(List.of(ExternalActivities.OBJECT));
    Map<RecordRef, Change> fresh = new LinkedHashMap<>();
    posted.stream()
        .map(PostedActivity::change)
        .forEach(change -> fresh.putIfAbsent(change.record(), change));
    kept.load(List.copyOf(fresh.keySet())).stream().map(Kept::record).forEach(fresh::remove);
    changes.store(
        ruleSets.current().mappings().externalActivity(), List.copyOf(fresh.values()), false);
    return new Accepted(fresh.size(), posted.size() - fresh.size());
  }
}
