package org.syncline.sync;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.syncline.database.Locks;
import org.syncline.decision.FieldWords;
import org.syncline.history.HistoryRepository;
import org.syncline.history.HistoryRow;
import org.syncline.intake.Intake;
import org.syncline.mapping.FieldMapping;
import org.syncline.mapping.Mapping;
import org.syncline.matching.Hold;
import org.syncline.matching.Link;
import org.syncline.matching.LinkRepository;
import org.syncline.matching.MatchKeys;
import org.syncline.matching.SuccessionRepository;
import org.syncline.mirror.MirrorRepository;
import org.syncline.mirror.MirrorRepository.Keyed;
import org.syncline.mirror.Mirrored;
import org.syncline.mirror.Standing;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;
import org.syncline.record.SystemName;
import org.syncline.review.Review;
import org.syncline.review.ReviewRepository;
import org.syncline.rules.RuleSets;

/** Carries out what a person decided about something that was held. */
@ApplicationScoped
public class ReviewAnswers {
  private static final String BY_PERSON = "decided by a person";

  private final ReviewRepository reviews;
  private final LinkRepository links;
  private final MirrorRepository mirrors;
  private final SuccessionRepository successions;
  private final HistoryRepository history;
  private final Intake intake;
  private final Locks locks;
  private final RuleSets ruleSets;
  private final Clock clock;

  ReviewAnswers(
      ReviewRepository reviews,
      LinkRepository links,
      MirrorRepository mirrors,
      SuccessionRepository successions,
      HistoryRepository history,
      Intake intake,
      Locks locks,
      RuleSets ruleSets,
      Clock clock) {
    this.reviews = reviews;
    this.links = links;
    this.mirrors = mirrors;
    this.successions = successions;
    this.history = history;
    this.intake = intake;
    this.locks = locks;
    this.ruleSets = ruleSets;
    this.clock = clock;
  }

  /** What came of an answer. */
  public enum Kind {
    DONE,
    NOT_OPEN,
    NOT_POSSIBLE
  }

  /**
   * What came of it.
   *
   * @param message why not; empty when done
   */
  public record Result(Kind kind, String message) {
    static final Result DONE = new Result(Kind.DONE, "");

    static Result notPossible(String message) {
      return new Result(Kind.NOT_POSSIBLE, message);
    }
  }

  /**
   * Takes a side, a value or a record.
   *
   * @param take {@code marketing}, {@code crm}, a value in marketing's words, or for a match or a
   *     proposal the record to link with ({@code crm/Lead/00Q...}, or its id), for a proposal also
   *     {@code none}
   */
  public Result take(long id, FieldValue take) {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                reviews
                    .byId(id)
                    .filter(review -> review.state().equals("open"))
                    .map(review -> take(review, take))
                    .orElse(notOpen(id)));
  }

  private static Result notOpen(long id) {
    return new Result(Kind.NOT_OPEN, "no open review " + id);
  }

  /** Somebody may have answered while we waited for the lock. */
  private boolean stillOpen(Review review) {
    return reviews.byId(review.id()).filter(now -> now.state().equals("open")).isPresent();
  }

  /** The records and what they are found by: nobody else may link them meanwhile. */
  private Set<String> names(List<RecordRef> records) {
    Set<String> names = records.stream().map(RecordRef::key).collect(Collectors.toSet());
    mirrors
        .load(records)
        .values()
        .forEach(mirrored -> names.addAll(MatchKeys.linking(mirrored.matchKeys())));
    return names;
  }

  private Result take(Review review, FieldValue take) {
    if (review.kind().equals(Review.FIELD)) {
      return field(review, take);
    }
    return review.kind().equals(Review.PROPOSAL) && take.text().equals(Review.NONE)
        ? refuse(review, take)
        : match(review, take);
  }

  private Result field(Review review, FieldValue take) {
    locks.take(List.of(review.record().key(), review.partner().key()));
    if (!stillOpen(review)) {
      return notOpen(review.id());
    }
    Optional<Link> link =
        links.of(List.of(review.record())).stream()
            .filter(found -> found.open() && found.crm().equals(review.partner()))
            .findFirst();
    Optional<FieldMapping> mapped = link.flatMap(found -> mapped(found, review.field()));
    if (link.isEmpty() || mapped.isEmpty()) {
      return Result.notPossible("the two records are no longer linked by this field");
    }
    SystemName side = take.text().equals("crm") ? SystemName.CRM : SystemName.MARKETING;
    FieldValue value = value(review, mapped.get(), take);
    Map<String, Hold> holds = new HashMap<>(link.get().holds());
    holds.put(
        review.field(),
        new Hold(
            Hold.Kind.TAKEN,
            side,
            review.marketing(),
            review.crm(),
            value,
            ruleSets.current().version()));
    links.save(List.of(link.get().with(link.get().base(), holds)), Map.of(), clock.instant());
    return done(review, take);
  }

  private Optional<FieldMapping> mapped(Link link, String field) {
    return ruleSets.current().mappings().named(link.mapping()).stream()
        .flatMap(mapping -> mapping.fields().stream())
        .filter(mapped -> mapped.marketing().equals(field))
        .findFirst();
  }

  private static FieldValue value(Review review, FieldMapping field, FieldValue take) {
    return switch (take.text()) {
      case "marketing" -> review.marketing();
      case "crm" -> FieldWords.translate(field, SystemName.CRM, review.crm());
      default -> take;
    };
  }

  /** The two sides go their own ways: whoever waited is matched, or created, without the other. */
  private Result refuse(Review review, FieldValue take) {
    locks.take(List.of(review.record().key()));
    if (!stillOpen(review)) {
      return notOpen(review.id());
    }
    intake.revisit(review.candidates(), clock.instant());
    return done(review, take);
  }

  private Result match(Review review, FieldValue take) {
    Optional<RecordRef> chosen =
        review.candidates().stream()
            .filter(one -> one.key().equals(take.text()) || one.id().equals(take.text()))
            .findFirst();
    if (chosen.isEmpty()) {
      return Result.notPossible(
          "'" + take.text() + "' is none of the candidates " + review.candidates());
    }
    RecordRef crm = chosen.get();
    locks.take(names(List.of(review.record(), crm)));
    if (!stillOpen(review)) {
      return notOpen(review.id());
    }
    Optional<Link> taken =
        links.of(List.of(review.record(), crm)).stream().filter(Link::open).findFirst();
    Map<RecordRef, Mirrored> known = mirrors.load(List.of(review.record(), crm));
    if (taken.isPresent()) {
      return Result.notPossible(
          taken.get().marketing() + " and " + taken.get().crm() + " are linked already");
    }
    if (successions.around(Set.of(crm.id())).stream().anyMatch(one -> one.record().equals(crm))) {
      return Result.notPossible(crm + " was converted or merged, and lives on as another record");
    }
    if (known.size() < 2 || known.values().stream().anyMatch(Mirrored::deleted)) {
      return Result.notPossible("one of the two records is gone");
    }
    link(review, crm, known);
    return done(review, take);
  }

  private void link(Review review, RecordRef crm, Map<RecordRef, Mirrored> known) {
    String mapping =
        ruleSets.current().mappings().of(SystemName.CRM, crm.object()).stream()
            .map(Mapping::name)
            .findFirst()
            .orElseThrow();
    links.open(List.of(Link.fresh(mapping, review.record(), crm, BY_PERSON)), clock.instant());
    mirrors.save(known.values().stream().map(one -> one.standing(Standing.LINKED)).toList());
    known.values().forEach(this::release);
    history.add(
        List.of(
            HistoryRow.event(
                "link",
                mapping,
                review.record(),
                crm,
                ruleSets.current().version(),
                BY_PERSON,
                clock.instant())));
  }

  /** It can no longer be proposed to others. */
  private void release(Mirrored linked) {
    intake.revisit(
        mirrors.waiting(MatchKeys.proposing(linked.matchKeys()), true).stream()
            .map(Keyed::record)
            .toList(),
        clock.instant());
  }

  private Result done(Review review, FieldValue take) {
    reviews.taken(review.id(), take, clock.instant());
    intake.revisit(List.of(review.record()), clock.instant());
    return Result.DONE;
  }
}
