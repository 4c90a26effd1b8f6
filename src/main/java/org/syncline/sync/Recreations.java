package org.syncline.sync;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syncline.database.Locks;
import org.syncline.history.HistoryRepository;
import org.syncline.history.HistoryRow;
import org.syncline.intake.Intake;
import org.syncline.matching.Ending;
import org.syncline.matching.Link;
import org.syncline.matching.LinkRepository;
import org.syncline.mirror.MirrorRepository;
import org.syncline.mirror.Mirrored;
import org.syncline.mirror.Standing;
import org.syncline.outbox.OutboxRepository;
import org.syncline.outbox.OutboxRow;
import org.syncline.record.RecordRef;
import org.syncline.rules.RuleSets;

/** A person allows that a prospect whose CRM record was deleted finds or gets another one. */
@ApplicationScoped
public class Recreations {
  private final LinkRepository links;
  private final MirrorRepository mirrors;
  private final OutboxRepository outbox;
  private final HistoryRepository history;
  private final Intake intake;
  private final Locks locks;
  private final RuleSets ruleSets;
  private final Clock clock;

  Recreations(
      LinkRepository links,
      MirrorRepository mirrors,
      OutboxRepository outbox,
      HistoryRepository history,
      Intake intake,
      Locks locks,
      RuleSets ruleSets,
      Clock clock) {
    this.links = links;
    this.mirrors = mirrors;
    this.outbox = outbox;
    this.history = history;
    this.intake = intake;
    this.locks = locks;
    this.ruleSets = ruleSets;
    this.clock = clock;
  }

  /** Answers why it is not possible; empty when it is done. */
  public Optional<String> allow(RecordRef prospect) {
    return QuarkusTransaction.requiringNew().call(() -> allowed(prospect));
  }

  private Optional<String> allowed(RecordRef prospect) {
    locks.take(links.sides(List.of(prospect)));
    List<Link> all = links.of(List.of(prospect));
    Optional<Link> last = all.stream().max(Comparator.comparing(Link::id));
    Mirrored known = mirrors.load(List.of(prospect)).get(prospect);
    if (known == null
        || all.stream().anyMatch(Link::open)
        || last.filter(link -> link.ended() == Ending.CRM_DELETED).isEmpty()) {
      return Optional.of(prospect + " is not flagged: its CRM record was not deleted");
    }
    if (known.deleted()) {
      return Optional.of(
          prospect + " is in the recycle bin: it has to be taken out of there first");
    }
    List<OutboxRow> writes = outbox.open(List.of(prospect));
    if (writes.stream().anyMatch(EndedLink::archivesPastRecall)) {
      return Optional.of(prospect + " is on its way to the recycle bin");
    }
    outbox.close(writes.stream().filter(row -> row.kind().ofLife()).map(OutboxRow::id).toList());
    free(known, last.get());
    return Optional.empty();
  }

  private void free(Mirrored prospect, Link last) {
    String reason = "a person allowed another record in place of " + last.crm();
    links.save(
        List.of(last.ended(Ending.RECREATE_ALLOWED, reason).due(null)), Map.of(), clock.instant());
    mirrors.save(List.of(prospect.standing(Standing.NEW)));
    history.add(
        List.of(
            HistoryRow.event(
                "allow-recreate",
                last.mapping(),
                last.marketing(),
                last.crm(),
                ruleSets.current().version(),
                reason,
                clock.instant())));
    intake.revisit(List.of(prospect.ref()), clock.instant());
  }
}
