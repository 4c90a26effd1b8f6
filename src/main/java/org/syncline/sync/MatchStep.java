package org.syncline.sync;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.syncline.history.HistoryRow;
import org.syncline.mapping.Mapping;
import org.syncline.mapping.Mapping.MatchPair;
import org.syncline.matching.Link;
import org.syncline.matching.Match;
import org.syncline.matching.MatchKeys;
import org.syncline.matching.Matcher;
import org.syncline.mirror.Mirrored;
import org.syncline.mirror.Standing;
import org.syncline.outbox.OutboxRow;
import org.syncline.record.RecordRef;
import org.syncline.record.SystemName;
import org.syncline.review.Review;
import org.syncline.review.ReviewRepository;

/**
 * Links the batch's unlinked records. Only when both systems were read once to the end: before,
 * what is missing may just not have been read.
 */
@ApplicationScoped
class MatchStep {
  private final CreateStep creates;

  MatchStep(CreateStep creates) {
    this.creates = creates;
  }

  void apply(SyncBatch batch) {
    if (!batch.matching) {
      return;
    }
    for (RecordRef ref : batch.touched) {
      Optional<Mirrored> mirrored = batch.mirror(ref).filter(BatchCandidates::open);
      if (mirrored.isEmpty() || batch.link(ref).isPresent()) {
        batch.dropCreate(ref);
      } else if (mayMatch(batch, ref)) {
        match(batch, mirrored.get());
      }
    }
  }

  /** While a create is being sent, or its fate is unknown, its record is spoken for. */
  static boolean mayMatch(SyncBatch batch, RecordRef ref) {
    return batch.create(ref).map(OutboxRow::waiting).orElse(true);
  }

  private void match(SyncBatch batch, Mirrored mirrored) {
    List<Mapping> mappings =
        batch.ruleSet.mappings().of(mirrored.ref().system(), mirrored.ref().object());
    Map<MatchPair, String> keys = MatchKeys.of(mirrored, mappings);
    boolean crm = mirrored.ref().system() == SystemName.CRM;
    if (crm && !BatchCandidates.shared(batch, mirrored.ref())) {
      batch.dropCreate(mirrored.ref());
      stand(batch, mirrored, Standing.UNMATCHED);
      ProposeStep.withdraw(batch, mirrored);
    } else if (crm) {
      offer(batch, mirrored, keys.values());
    } else if (keptOut(mirrored, mappings)) {
      batch.dropCreate(mirrored.ref());
      stand(batch, mirrored, Standing.UNMATCHED);
    } else {
      FormerRecord.heir(batch, mirrored.ref())
          .orElseGet(
              () ->
                  new Matcher(batch.ruleSet.mappings(), new BatchCandidates(batch))
                      .match(mirrored.ref(), keys, assigned(mirrored, mappings)))
          .on(outcome(batch, mirrored));
    }
  }

  /**
   * A prospect chooses its CRM record, never the other way round: a contact comes before a lead.
   */
  private void offer(SyncBatch batch, Mirrored crm, Collection<String> keys) {
    Set<RecordRef> prospects = new HashSet<>();
    keys.forEach(key -> prospects.addAll(batch.sharing(crm.ref(), key)));
    stand(batch, crm, Standing.UNMATCHED);
    if (prospects.isEmpty()) {
      if (!ProposeStep.waits(batch, crm)) {
        creates.create(batch, crm, SystemName.MARKETING);
      }
      return;
    }
    batch.dropCreate(crm.ref());
    prospects.stream()
        .filter(prospect -> batch.link(prospect).isEmpty())
        .filter(prospect -> batch.mirror(prospect).filter(BatchCandidates::open).isPresent())
        .forEach(prospect -> askAgain(batch, prospect));
  }

  /** What it was about to create may be this very record. */
  private static void askAgain(SyncBatch batch, RecordRef prospect) {
    batch
        .create(prospect)
        .filter(OutboxRow::waiting)
        .ifPresent(row -> batch.changeCreate(row.heldBack()));
    batch.revisits.add(prospect);
  }

  /**
   * Whether somebody is there whom it may only be linked with once it is assigned: no rule gives it
   * to anybody, who would be given a second record of the same person.
   */
  private static boolean isSomebody(SyncBatch batch, Mirrored prospect) {
    List<Mapping> mappings =
        batch.ruleSet.mappings().of(prospect.ref().system(), prospect.ref().object());
    if (!batch.ruleSet.asked().assigns()
        || mappings.stream().allMatch(Mapping::linkUnassigned)
        || !assigned(prospect, mappings).isEmpty()) {
      return false;
    }
    Match match =
        new Matcher(batch.ruleSet.mappings(), new BatchCandidates(batch))
            .match(prospect.ref(), MatchKeys.of(prospect, mappings), Set.copyOf(mappings));
    return !(match instanceof Match.Unmatched);
  }

  static boolean keptOut(Mirrored prospect, List<Mapping> mappings) {
    return mappings.stream().anyMatch(mapping -> mapping.keepsOut(prospect::field));
  }

  private static Set<Mapping> assigned(Mirrored prospect, List<Mapping> mappings) {
    return mappings.stream()
        .filter(mapping -> mapping.assigned(prospect::field))
        .collect(Collectors.toSet());
  }

  private Match.Cases outcome(SyncBatch batch, Mirrored prospect) {
    return new Match.Cases() {
      @Override
      public void linked(Match.Linked linked) {
        if (!mayMatch(batch, linked.crm())) {
          return;
        }
        batch.dropCreate(prospect.ref());
        batch.dropCreate(linked.crm());
        link(batch, prospect, linked);
      }

      @Override
      public void unmatched() {
        if (FormerRecord.leftBehind(batch, prospect)) {
          batch.dropCreate(prospect.ref());
          ProposeStep.release(batch, prospect);
          batch
              .mirror(prospect.ref())
              .filter(now -> now.standing() != Standing.CLOSED)
              .ifPresent(now -> stand(batch, now, Standing.UNMATCHED));
          return;
        }
        if (ProposeStep.held(batch, prospect)) {
          return;
        }
        stand(batch, prospect, Standing.UNMATCHED);
        if (BatchCandidates.hidden(batch, prospect.ref()) || isSomebody(batch, prospect)) {
          batch.dropCreate(prospect.ref());
        } else {
          creates.create(batch, prospect, SystemName.CRM);
        }
      }

      @Override
      public void ambiguous(Match.Ambiguous ambiguous) {
        hold(
            batch,
            prospect,
            Review.MATCH,
            Review.PROPOSAL,
            ambiguous.candidates(),
            ambiguous.reason());
      }
    };
  }

  static void stand(SyncBatch batch, Mirrored mirrored, Standing standing) {
    if (mirrored.standing() == Standing.REVIEW && standing != Standing.REVIEW) {
      settle(batch, mirrored, Review.MATCH);
      settle(batch, mirrored, Review.PROPOSAL);
      ProposeStep.release(batch, mirrored);
    }
    if (mirrored.standing() != standing) {
      batch.put(mirrored.standing(standing));
    }
  }

  private static void settle(SyncBatch batch, Mirrored mirrored, String kind) {
    batch.settledReviews.add(new ReviewRepository.Settled(mirrored.ref(), kind, ""));
  }

  /**
   * A person is to say who the prospect is.
   *
   * @param other the kind of review that it may have waited for till now
   */
  static void hold(
      SyncBatch batch,
      Mirrored prospect,
      String kind,
      String other,
      List<RecordRef> candidates,
      String reason) {
    batch.dropCreate(prospect.ref());
    settle(batch, prospect, other);
    stand(batch, prospect, Standing.REVIEW);
    batch.reviews.add(review(batch, prospect, kind, candidates, reason));
  }

  private static void link(SyncBatch batch, Mirrored prospect, Match.Linked linked) {
    Link link = Link.fresh(linked.mapping().name(), prospect.ref(), linked.crm(), linked.reason());
    batch.put(link);
    stand(batch, prospect, Standing.LINKED);
    batch.mirror(linked.crm()).ifPresent(crm -> batch.put(crm.standing(Standing.LINKED)));
    ProposeStep.release(batch, prospect);
    batch.mirror(linked.crm()).ifPresent(crm -> ProposeStep.release(batch, crm));
    batch.touched.add(prospect.ref());
    batch.history.add(
        HistoryRow.event(
            "link",
            link.mapping(),
            link.marketing(),
            link.crm(),
            batch.ruleSet.version(),
            "matched by " + linked.reason(),
            batch.now));
  }

  private static Review review(
      SyncBatch batch, Mirrored prospect, String kind, List<RecordRef> candidates, String reason) {
    return new Review(
        0,
        prospect.ref(),
        null,
        kind,
        "",
        "",
        null,
        null,
        candidates,
        null,
        reason,
        batch.ruleSet.version(),
        "open",
        batch.now);
  }
}
