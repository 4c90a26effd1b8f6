package org.syncline.sync;

import java.util.Collection;
import java.util.List;
import org.syncline.mapping.Mapping;
import org.syncline.mapping.Mapping.MatchPair;
import org.syncline.matching.MatchKeys;
import org.syncline.matching.Matcher;
import org.syncline.mirror.Mirrored;
import org.syncline.mirror.Standing;
import org.syncline.record.RecordRef;

/** Whom a prospect of the batch may be linked with, and who else wants that record. */
record BatchCandidates(SyncBatch batch) implements Matcher.Candidates {
  static boolean open(Mirrored mirrored) {
    return !mirrored.deleted() && mirrored.standing() != Standing.CLOSED;
  }

  @Override
  public Collection<RecordRef> sharing(RecordRef prospect, String key) {
    return batch.sharing(prospect, key).stream()
        .filter(crm -> batch.mirror(crm).filter(m -> !m.deleted()).isPresent())
        .toList();
  }

  @Override
  public boolean linked(RecordRef crm) {
    return batch.link(crm).isPresent();
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
