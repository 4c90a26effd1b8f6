package org.syncline.sync;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.syncline.action.ActionRepository;
import org.syncline.database.Locks;
import org.syncline.errors.SyncError;
import org.syncline.errors.SyncErrorRepository;
import org.syncline.intake.Intake;
import org.syncline.mapping.FieldMapping;
import org.syncline.matching.Hold;
import org.syncline.matching.Link;
import org.syncline.matching.LinkRepository;
import org.syncline.mirror.MirrorRepository;
import org.syncline.mirror.Mirrored;
import org.syncline.record.ExternalActivities;
import org.syncline.record.RecordRef;
import org.syncline.rules.RuleSets;

/** Tries again what did not go through: the records are read again and decided anew. */
@ApplicationScoped
public class Retries {
  private static final int PAGE = 500;
  private final SyncErrorRepository errors;
  private final LinkRepository links;
  private final MirrorRepository mirrors;
  private final ActionRepository actions;
  private final Intake intake;
  private final Locks locks;
  private final RuleSets ruleSets;
  private final Clock clock;

  Retries(
      SyncErrorRepository errors,
      LinkRepository links,
      MirrorRepository mirrors,
      ActionRepository actions,
      Intake intake,
      Locks locks,
      RuleSets ruleSets,
      Clock clock) {
    this.errors = errors;
    this.links = links;
    this.mirrors = mirrors;
    this.actions = actions;
    this.intake = intake;
    this.locks = locks;
    this.ruleSets = ruleSets;
    this.clock = clock;
  }

  /** Answers whether there was such an open error. */
  public boolean retry(long id) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              Optional<SyncError> error =
                  errors.byId(id).filter(found -> found.state().equals("open"));
              error.ifPresent(this::retry);
              return error.isPresent();
            });
  }

  /** Retries all open ones, of one kind or (null) of any; answers how many. */
  public int retryAll(String kind) {
    int retried = 0;
    List<SyncError> page = page(kind, 0);
    while (!page.isEmpty()) {
      for (SyncError error : page) {
        retried += retry(error.id()) ? 1 : 0;
      }
      page = page(kind, page.get(page.size() - 1).id());
    }
    return retried;
  }

  private List<SyncError> page(String kind, long after) {
    return QuarkusTransaction.requiringNew().call(() -> errors.open(kind, after, PAGE));
  }

  private void retry(SyncError error) {
    List<RecordRef> records =
        Stream.of(error.record(), error.partner()).filter(Objects::nonNull).toList();
    locks.take(records.stream().map(RecordRef::key).toList());
    List<Link> open = links.of(records).stream().filter(Link::open).toList();
    links.save(
        open.stream().map(link -> freed(link, error.field())).toList(), Map.of(), clock.instant());
    forgive(records);
    intake.reread(
        records.stream().filter(record -> !ExternalActivities.posted(record)).toList(),
        clock.instant());
    intake.revisit(records, clock.instant());
    actions.retry(records, clock.instant());
    errors.close(error.id(), "retried");
  }

  /** Without the hold, the value may be sent again. */
  private Link freed(Link link, String field) {
    Map<String, Hold> holds = new HashMap<>(link.holds());
    holds.entrySet().removeIf(held -> refused(held.getValue()) && of(link, held.getKey(), field));
    return link.with(link.base(), holds);
  }

  private static boolean refused(Hold hold) {
    return hold.kind() == Hold.Kind.REJECTED || hold.kind() == Hold.Kind.UNTAKEABLE;
  }

  private boolean of(Link link, String marketingField, String field) {
    return field.isEmpty()
        || marketingField.equals(field)
        || ruleSets.current().mappings().named(link.mapping()).stream()
            .flatMap(mapping -> mapping.fields().stream())
            .filter(mapped -> mapped.marketing().equals(marketingField))
            .anyMatch((FieldMapping m) -> m.marketing().equals(field) || m.crm().equals(field));
  }

  private void forgive(Collection<RecordRef> records) {
    List<Mirrored> forgiven =
        mirrors.load(records).values().stream()
            .filter(mirrored -> mirrored.refused() != null)
            .map(mirrored -> mirrored.refused(null))
            .toList();
    mirrors.save(forgiven);
  }
}
