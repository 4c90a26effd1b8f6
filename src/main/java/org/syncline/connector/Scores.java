package org.syncline.connector;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.syncline.action.ActionAnswers.Answered;
import org.syncline.action.ActionRepository;
import org.syncline.action.ActionRepository.Sum;
import org.syncline.action.ActionRow;
import org.syncline.action.PointsWrite;
import org.syncline.action.Step;
import org.syncline.intake.Change;
import org.syncline.intake.RecordReader;
import org.syncline.intake.RemoteReadException;
import org.syncline.outbox.Delivery;
import org.syncline.record.RecordRef;
import org.syncline.record.SystemName;

/**
 * Adds points to scores. The score that was found, and the sum, are kept before the sum is sent, so
 * that after a lost answer it can be told whether the points count already.
 */
@ApplicationScoped
class Scores {
  private final RecordReader reader;
  private final ActionRepository actions;
  private final Clock clock;

  Scores(@All List<RecordReader> readers, ActionRepository actions, Clock clock) {
    this.reader =
        readers.stream()
            .filter(one -> one.system() == SystemName.MARKETING)
            .findFirst()
            .orElseThrow();
    this.actions = actions;
    this.clock = clock;
  }

  /** Sends one write for each prospect; every step has the answer to its prospect's. */
  List<Answered> add(List<Step> raises, Function<List<Step>, List<Answered>> send) {
    Map<RecordRef, List<Step>> byProspect =
        raises.stream()
            .collect(
                Collectors.groupingBy(
                    step -> step.row().person(), LinkedHashMap::new, Collectors.toList()));
    if (byProspect.isEmpty()) {
      return List.of();
    }
    try {
      return add(byProspect, read(byProspect.keySet()), send);
    } catch (RemoteReadException e) {
      return raises.stream().map(step -> later(step, String.valueOf(e.getMessage()))).toList();
    }
  }

  private List<Answered> add(
      Map<RecordRef, List<Step>> byProspect,
      Map<RecordRef, BigDecimal> scores,
      Function<List<Step>, List<Answered>> send) {
    List<Answered> answered = new ArrayList<>();
    List<Step> writes = new ArrayList<>();
    List<Sum> sums = new ArrayList<>();
    byProspect.forEach(
        (prospect, steps) -> {
          BigDecimal before = scores.get(prospect);
          if (before == null) {
            String why = "the score of " + prospect + " cannot be read";
            steps.forEach(step -> answered.add(later(step, why)));
            return;
          }
          BigDecimal after =
              steps.stream()
                  .map(step -> PointsWrite.points(step.row()))
                  .reduce(before, BigDecimal::add);
          steps.forEach(step -> sums.add(new Sum(step.row().id(), before, after)));
          writes.add(PointsWrite.of(steps.get(0).row(), after));
        });
    QuarkusTransaction.requiringNew().run(() -> actions.adding(sums));
    for (Answered one : writes.isEmpty() ? List.<Answered>of() : send.apply(writes)) {
      byProspect
          .get(one.step().row().person())
          .forEach(step -> answered.add(new Answered(step, one.delivery())));
    }
    return answered;
  }

  /**
   * What became of points whose answer was lost, as far as it can be told yet.
   *
   * @param readLag how long a read may show what was before a write
   */
  List<Answered> found(List<Step> lost, Duration readLag) {
    List<Step> due =
        lost.stream()
            .filter(step -> !clock.instant().isBefore(step.row().notBefore().plus(readLag)))
            .toList();
    Map<RecordRef, BigDecimal> scores =
        due.isEmpty()
            ? Map.of()
            : read(due.stream().map(step -> step.row().person()).collect(Collectors.toSet()));
    return due.stream().map(step -> found(step, scores.get(step.row().person()))).toList();
  }

  /** Where the score is neither, it has moved meanwhile, and nothing is added again. */
  private static Answered found(Step step, BigDecimal now) {
    ActionRow row = step.row();
    if (now == null) {
      return new Answered(step, new Delivery.Unknown("the score cannot be read"));
    }
    if (row.scoreBefore() == null || now.compareTo(row.scoreBefore()) == 0) {
      return later(step, "the points were not added");
    }
    if (now.compareTo(row.scoreAfter()) == 0) {
      return new Answered(
          step, new Delivery.Delivered(row.person().id(), Optional.empty(), Map.of()));
    }
    String unsure =
        "the answer was lost: the score was %s, was to become %s, and is %s now; whether the points count is not known"
            .formatted(
                row.scoreBefore().toPlainString(),
                row.scoreAfter().toPlainString(),
                now.toPlainString());
    return new Answered(new Step.Refuse(row, "UNSURE", unsure), null);
  }

  private static Answered later(Step step, String why) {
    return new Answered(step, new Delivery.RetryLater(why, Optional.empty()));
  }

  private Map<RecordRef, BigDecimal> read(Set<RecordRef> prospects) {
    Map<RecordRef, BigDecimal> scores = new HashMap<>();
    prospects.stream()
        .collect(Collectors.groupingBy(RecordRef::object))
        .forEach((object, some) -> scores.putAll(read(object, some)));
    return scores;
  }

  private Map<RecordRef, BigDecimal> read(String object, List<RecordRef> prospects) {
    Map<RecordRef, BigDecimal> scores = new HashMap<>();
    List<String> ids = prospects.stream().map(RecordRef::id).toList();
    for (Change change : reader.read(object, Set.of(PointsWrite.SCORE), ids)) {
      if (!change.deleted()) {
        PointsWrite.score(change.fields()).ifPresent(score -> scores.put(change.record(), score));
      }
    }
    return scores;
  }
}
