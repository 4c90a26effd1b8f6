package org.syncline.sync;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.syncline.mapping.Mapping;
import org.syncline.mapping.Mapping.MatchPair;
import org.syncline.matching.Due;
import org.syncline.matching.MatchKeys;
import org.syncline.matching.Matcher;
import org.syncline.mirror.Mirrored;
import org.syncline.mirror.Standing;
import org.syncline.record.RecordRef;
import org.syncline.record.SystemName;

/** Whom a prospect of the batch may be linked with, and who else wants that record. */
record BatchCandidates(SyncBatch batch) implements Matcher.Candidates {
  static boolean open(Mirrored mirrored) {
    return !mirrored.deleted() && mirrored.standing() != Standing.CLOSED;
  }

  @Override
  public Collection<RecordRef> sharing(RecordRef prospect, String key) {
    Set<RecordRef> found = new TreeSet<>(batch.sharing(prospect, key));
    MatchKeys.crmId(key).flatMap(batch.successions::heirOf).ifPresent(found::add);
    return found.stream()
        .filter(crm -> batch.mirror(crm).filter(m -> !m.deleted()).isPresent())
        .filter(crm -> batch.successions.heir(crm).isEmpty())
        .filter(crm -> shared(batch, crm))
        .toList();
  }

  /** Whether marketing gets to see the CRM record by one of its mappings. */
  static boolean shared(SyncBatch batch, RecordRef crm) {
    return batch
        .mirror(crm)
        .filter(known -> crm.system() == SystemName.CRM)
        .map(known -> batch.ruleSet.mappings().shares(crm, known::field))
        .orElse(true);
  }

  /** Whether one that is not shared has a key of the prospect: nobody makes it a second time. */
  static boolean hidden(SyncBatch batch, RecordRef prospect) {
    return batch.mirror(prospect).stream()
        .flatMap(known -> MatchKeys.linking(known.matchKeys()).stream())
        .flatMap(key -> batch.sharing(prospect, key).stream())
        .filter(crm -> batch.mirror(crm).filter(one -> !one.deleted()).isPresent())
        .anyMatch(crm -> !shared(batch, crm));
  }

  /** Whether the prospect names a record that lives on as one that we do not see, or not yet. */
  static boolean goneOn(SyncBatch batch, Mirrored prospect) {
    return prospect.matchKeys().stream()
        .flatMap(key -> MatchKeys.crmId(key).flatMap(batch.successions::heirOf).stream())
        .anyMatch(heir -> batch.mirror(heir).filter(one -> !one.deleted()).isEmpty());
  }

  /** The CRM record that the prospect names by its id, where that was deleted and left no heir. */
  static Optional<RecordRef> dead(SyncBatch batch, RecordRef prospect, Collection<String> keys) {
    return keys.stream()
        .filter(key -> MatchKeys.crmId(key).isPresent())
        .flatMap(key -> batch.sharing(prospect, key).stream())
        .filter(crm -> batch.mirror(crm).filter(Mirrored::deleted).isPresent())
        .filter(crm -> batch.successions.heir(crm).isEmpty())
        .findFirst();
  }

  /** One whose prospect is just being taken out of the recycle bin is that prospect's. */
  @Override
  public boolean linked(RecordRef record) {
    return batch.link(record).isPresent()
        || batch.closedLink(record).filter(last -> last.due() == Due.RESTORE).isPresent();
  }

  @Override
  public Collection<RecordRef> rivals(
      RecordRef prospect, Mapping mapping, MatchPair pair, String key) {
    return batch.carrying(prospect.system(), key).stream()
        .filter(rival -> !rival.equals(prospect) && rival.object().equals(prospect.object()))
        .filter(rival -> !linked(rival))
        .filter(rival -> batch.mirror(rival).filter(m -> wants(m, mapping, pair)).isPresent())
        .toList();
  }

  /** One that names a record by its id does not ask for another one by what people share. */
  private boolean wants(Mirrored rival, Mapping mapping, MatchPair pair) {
    List<Mapping> mappings =
        batch.ruleSet.mappings().of(rival.ref().system(), rival.ref().object());
    if (!open(rival) || mappings.stream().anyMatch(one -> one.keepsOut(rival::field))) {
      return false;
    }
    boolean named = MatchKeys.of(rival, mappings).keySet().stream().anyMatch(MatchKeys::byId);
    return MatchKeys.byId(pair)
        || !named && (mapping.linkUnassigned() || mapping.assigned(rival::field));
  }
}
