package org.syncline.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.syncline.matching.Link;
import org.syncline.matching.Succession;
import org.syncline.mirror.Mirrored;
import org.syncline.mirror.Standing;
import org.syncline.outbox.CreateClaims.Claim;
import org.syncline.outbox.OutboxRow;
import org.syncline.outbox.Write;
import org.syncline.record.RecordRef;
import org.syncline.rules.RuleSet;

/** In place of the database: what it holds of a handful of records, all of it in every batch. */
final class RehearsalTables {
  final Map<RecordRef, Mirrored> mirrors = new TreeMap<>();
  final Map<Long, OutboxRow> writes = new TreeMap<>();
  private final Map<Long, Link> links = new LinkedHashMap<>();
  private final Map<RecordRef, Succession> successions = new TreeMap<>();
  private final Map<String, RecordRef> claims = new TreeMap<>();
  private long lastId;

  void put(Mirrored mirrored) {
    mirrors.put(mirrored.ref(), mirrored);
  }

  void put(Link link) {
    Link stored = link.id() == 0 ? link.numbered(++lastId) : link;
    links.put(stored.id(), stored);
  }

  Optional<Link> link(RecordRef side) {
    return links.values().stream()
        .filter(link -> link.open() && link.of(side.system()).equals(side))
        .findFirst();
  }

  SyncBatch load(RuleSet ruleSet, Instant now) {
    SyncBatch batch = new SyncBatch(ruleSet, now, true);
    batch.know(mirrors.values());
    batch.knowLinks(links.values());
    batch.knowWrites(writes.values());
    batch.successions.know(successions.values());
    batch.claims.know(
        claims.entrySet().stream().map(e -> new Claim(e.getKey(), e.getValue())).toList());
    for (Mirrored mirrored : mirrors.values()) {
      mirrored.matchKeys().forEach(key -> batch.knowSharing(key, mirrored.ref()));
    }
    return batch;
  }

  /** Answers the records that have to be decided again. */
  Set<RecordRef> store(SyncBatch batch) {
    batch.changedMirrors().forEach(this::put);
    batch.changedLinks().forEach(this::put);
    batch.successions.learnt().forEach(one -> successions.put(one.record(), one));
    successions.keySet().removeAll(batch.successions.undone());
    batch.claims.givenUp().forEach(claim -> claims.remove(claim.key(), claim.source()));
    batch.claims.taken().forEach(claim -> claims.put(claim.key(), claim.source()));
    batch.freedKeys.addAll(batch.claims.freed());
    batch.freedKeys.addAll(close(batch.closedWrites));
    writes.putAll(batch.changedWrites);
    for (OutboxRow fresh : batch.newWrites) {
      OutboxRow stored = fresh.numbered(++lastId);
      writes.put(stored.id(), stored);
    }
    return with(batch.revisits, batch.freedKeys);
  }

  /** For the answers to writes, which show in reads at once. */
  DeliveryBatch loadForAnswers(RuleSet ruleSet, Instant now) {
    DeliveryBatch batch = new DeliveryBatch(ruleSet, now, Duration.ZERO);
    batch.mirrors.putAll(mirrors);
    for (Link link : links.values()) {
      if (link.open()) {
        batch.links.put(link.marketing(), link);
        batch.links.put(link.crm(), link);
      }
    }
    return batch;
  }

  /** Answers the records that have to be decided again. */
  Set<RecordRef> store(DeliveryBatch batch) {
    batch.changedMirrors().forEach(this::put);
    new LinkedHashSet<>(batch.changedLinks.values()).forEach(this::put);
    List<String> freed = close(batch.closed);
    freed.addAll(batch.released());
    writes.replaceAll((id, row) -> creates(row, batch.made) ? row.heldBack() : row);
    return with(batch.revisits, freed);
  }

  private static boolean creates(OutboxRow row, Collection<RecordRef> sources) {
    return row.kind() == Write.Kind.CREATE && row.waiting() && sources.contains(row.source());
  }

  /** Ends writes; answers the keys under which others may create now. */
  private List<String> close(Collection<Long> ids) {
    List<String> freed = new ArrayList<>();
    for (Long id : ids) {
      OutboxRow row = writes.remove(id);
      if (row != null && row.target() == null) {
        claims.entrySet().stream()
            .filter(claim -> claim.getValue().equals(row.source()))
            .forEach(claim -> freed.add(claim.getKey()));
        claims.keySet().removeAll(freed);
      }
    }
    return freed;
  }

  /** Those records, and the ones without partner that wait for one of the keys. */
  private Set<RecordRef> with(Collection<RecordRef> records, Collection<String> keys) {
    Set<RecordRef> all = new LinkedHashSet<>(records);
    mirrors.values().stream()
        .filter(m -> m.standing() == Standing.UNMATCHED || m.standing() == Standing.REVIEW)
        .filter(m -> !m.deleted() && m.matchKeys().stream().anyMatch(keys::contains))
        .forEach(m -> all.add(m.ref()));
    return all;
  }
}
