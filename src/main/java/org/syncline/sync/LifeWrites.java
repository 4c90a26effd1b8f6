package org.syncline.sync;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syncline.history.HistoryRow;
import org.syncline.mapping.Mapping;
import org.syncline.mapping.Mapping.MatchPair;
import org.syncline.matching.Due;
import org.syncline.matching.Ending;
import org.syncline.matching.Link;
import org.syncline.matching.MatchKeys;
import org.syncline.mirror.Mirrored;
import org.syncline.outbox.OutboxField;
import org.syncline.outbox.OutboxRow;
import org.syncline.outbox.Write;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;

/** Puts into the outbox what is due to the prospects of links that have ended. */
@ApplicationScoped
class LifeWrites {
  void apply(SyncBatch batch) {
    for (RecordRef ref : List.copyOf(batch.touched)) {
      batch.closedLink(ref).ifPresent(link -> apply(batch, link));
    }
  }

  private static void apply(SyncBatch batch, Link link) {
    RecordRef prospect = link.marketing();
    Optional<Mirrored> known = batch.mirror(prospect);
    if (known.isEmpty() || batch.link(prospect).isPresent()) {
      settled(batch, link);
      return;
    }
    boolean gone = known.get().deleted();
    Optional<OutboxRow> underWay =
        batch.write(prospect).filter(row -> row.kind().ofLife() && !row.waiting());
    if (underWay.isPresent()) {
      batch.changeWrite(underWay.get().during(true, underWay.get().touched()));
      return; // what is due is seen on its answer
    }
    Due due = due(batch, link, gone);
    if (due != link.due()) {
      batch.amend(link.due(due));
      apply(batch, link.due(due));
    } else if (link.due() == Due.ARCHIVE && !gone) {
      want(batch, link, Write.Kind.ARCHIVE, known.get());
    } else if (link.due() == Due.RESTORE && gone) {
      want(batch, link, Write.Kind.RESTORE, known.get());
    } else if (link.due() == Due.RESTORE) {
      new RecordReturn(batch).comeBack(link);
    } else if (link.due() == Due.LOOK) {
      dropWaiting(batch, link);
    } else {
      settled(batch, link);
    }
  }

  /** A record may be shared again, or no longer, before what that asked for was done. */
  private static Due due(SyncBatch batch, Link link, boolean gone) {
    if (link.ended() != Ending.NOT_SHARED) {
      return link.due();
    }
    boolean shared = new EndedLink(batch, link).sharedAgain();
    if (shared) {
      return Due.RESTORE;
    }
    Due takenBack = gone ? null : Due.ARCHIVE;
    return link.due() == Due.RESTORE ? takenBack : link.due();
  }

  /** Nothing is due any more. */
  private static void settled(SyncBatch batch, Link link) {
    if (link.due() != null) {
      batch.amend(link.due(null));
    }
    dropWaiting(batch, link);
  }

  private static void dropWaiting(SyncBatch batch, Link link) {
    batch
        .write(link.marketing())
        .filter(row -> row.kind().ofLife() && row.waiting())
        .ifPresent(batch::closeWrite);
  }

  private static void want(SyncBatch batch, Link link, Write.Kind kind, Mirrored prospect) {
    Optional<OutboxRow> open = batch.write(link.marketing());
    boolean asWanted = open.map(row -> row.kind() == kind).orElse(false);
    if (open.isPresent() && !open.get().waiting()) {
      batch.changeWrite(open.get().during(!asWanted, open.get().touched()));
    } else if (!asWanted && !kind.word().equals(prospect.refused())) {
      open.ifPresent(batch::closeWrite);
      batch.newWrites.add(row(batch, link, kind, prospect));
      batch.history.add(
          HistoryRow.event(
              kind.word(),
              link.mapping(),
              link.marketing(),
              link.crm(),
              batch.ruleSet.version(),
              link.reason(),
              batch.now));
    }
  }

  private static OutboxRow row(SyncBatch batch, Link link, Write.Kind kind, Mirrored prospect) {
    Map<String, OutboxField> fields =
        kind == Write.Kind.RESTORE ? identity(batch, link, prospect) : Map.of();
    return new OutboxRow(
        0,
        link.marketing().system(),
        link.marketing().object(),
        kind,
        link.marketing(),
        link.crm(),
        link.mapping(),
        fields,
        null,
        batch.ruleSet.version(),
        OutboxRow.State.WAITING,
        false,
        true,
        false,
        Set.of(),
        0,
        batch.now,
        batch.now,
        null,
        null);
  }

  /**
   * What comes back carries what it is known by: Pardot restores by an import, which has values.
   */
  private static Map<String, OutboxField> identity(SyncBatch batch, Link link, Mirrored prospect) {
    Map<String, OutboxField> fields = new HashMap<>();
    List<MatchPair> pairs =
        batch.ruleSet.mappings().named(link.mapping()).map(Mapping::match).orElse(List.of());
    for (MatchPair pair : pairs) {
      FieldValue value =
          MatchKeys.byId(pair) ? FieldValue.of(link.crm().id()) : prospect.field(pair.marketing());
      if (value.present()) {
        fields.put(
            pair.marketing(),
            new OutboxField(value, pair.marketing(), value, value, "restore", false, null));
      }
    }
    return fields;
  }
}
