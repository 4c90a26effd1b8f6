package org.syncline.connector;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.syncline.errors.SyncErrorRepository;
import org.syncline.intake.Change;
import org.syncline.kept.Derivations;
import org.syncline.kept.Followers;
import org.syncline.kept.KeptRecords;
import org.syncline.mapping.KeptObject;
import org.syncline.record.RecordRef;

/** Stores what was read of kept objects, with all that follows. All calls need a transaction. */
@ApplicationScoped
class KeptChanges {
  /** So many that have waited go on in one transaction. */
  private static final int SLICE = 5000;

  private final ActivityProspects prospects;
  private final KeptRecords kept;
  private final Derivations derivations;
  private final Followers followers;
  private final SyncErrorRepository errors;
  private final Clock clock;

  KeptChanges(
      ActivityProspects prospects,
      KeptRecords kept,
      Derivations derivations,
      Followers followers,
      SyncErrorRepository errors,
      Clock clock) {
    this.prospects = prospects;
    this.kept = kept;
    this.derivations = derivations;
    this.followers = followers;
    this.errors = errors;
    this.clock = clock;
  }

  /**
   * Answers how many were news.
   *
   * @param again whether those that were none count as well, for what is derived of them
   */
  int store(KeptObject object, List<Change> changed, boolean again) {
    Set<RecordRef> all = changed.stream().map(Change::record).collect(Collectors.toSet());
    derivations.noteBefore(all);
    Set<RecordRef> before = followers.of(all);
    Set<RecordRef> news = kept.store(object, prospects.named(object, changed), clock.instant());
    derivations.note(again ? all : news);
    if (!news.isEmpty()) {
      followers.follow(before);
      followers.follow(followers.of(news));
    }
    errors.recovered(all);
    if (!news.isEmpty()) {
      errors.arrived(kept.complete(news));
    }
    return news.size();
  }

  /** What was waited for may have been read by any poll; answers whether there may be more. */
  boolean arrived() {
    Set<RecordRef> arrived = kept.arrived(SLICE);
    errors.arrived(arrived);
    derivations.note(arrived);
    followers.follow(followers.of(arrived));
    return arrived.size() == SLICE;
  }
}
