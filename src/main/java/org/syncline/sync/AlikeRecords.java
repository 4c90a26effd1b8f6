package org.syncline.sync;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.syncline.matching.MatchKeys;
import org.syncline.mirror.MirrorRepository;
import org.syncline.mirror.MirrorRepository.Keyed;
import org.syncline.outbox.OutboxRepository;
import org.syncline.record.RecordRef;
import org.syncline.record.SystemName;
import org.syncline.review.ReviewRepository;

/**
 * Finds the unlinked records with which those of a batch may be proposed to a person. They are not
 * locked: nothing is linked or written by it, and whoever changes one finds the batch's in turn.
 */
@ApplicationScoped
class AlikeRecords {
  private final MirrorRepository mirrors;
  private final OutboxRepository outbox;
  private final ReviewRepository reviews;

  AlikeRecords(MirrorRepository mirrors, OutboxRepository outbox, ReviewRepository reviews) {
    this.mirrors = mirrors;
    this.outbox = outbox;
    this.reviews = reviews;
  }

  /** After the batch's changes are in its mirrors, which the keys are made of. */
  void know(SyncBatch batch) {
    if (!batch.matching || !batch.ruleSet.mappings().propose()) {
      return;
    }
    List<Keyed> sharing = mirrors.unlinked(keys(batch));
    sharing.forEach(keyed -> batch.knowSharing(keyed.key(), keyed.record()));
    Set<RecordRef> others =
        sharing.stream()
            .map(Keyed::record)
            .filter(ref -> batch.mirror(ref).isEmpty())
            .collect(Collectors.toSet());
    batch.know(mirrors.load(others).values());
    batch.knowWrites(outbox.open(others));
    Set<RecordRef> all = new HashSet<>(batch.touched);
    all.addAll(others);
    reviews
        .refused(all.stream().filter(ref -> ref.system() == SystemName.MARKETING).toList())
        .forEach(refused -> batch.knowRefused(refused.prospect(), refused.crm()));
  }

  private static Set<String> keys(SyncBatch batch) {
    Set<String> keys = new HashSet<>();
    batch.touched.stream()
        .filter(ref -> batch.link(ref).isEmpty())
        .flatMap(ref -> batch.mirror(ref).stream())
        .forEach(mirrored -> keys.addAll(MatchKeys.proposing(mirrored.matchKeys())));
    return keys;
  }
}
