package org.syncline.connector;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.syncline.action.ActionAnswers;
import org.syncline.action.ActionAnswers.Answered;
import org.syncline.action.ActionRepository;
import org.syncline.action.ActionRow;
import org.syncline.action.ActionSteps;
import org.syncline.action.Step;
import org.syncline.intake.RemoteReadException;
import org.syncline.outbox.Delivery;
import org.syncline.outbox.RecordWriter;
import org.syncline.outbox.Write;
import org.syncline.record.RecordRef;
import org.syncline.record.SystemName;

/**
 * Does what is asked for prospects, in batches and outside any transaction. One whose answer was
 * lost is looked for before it is done again.
 */
@ApplicationScoped
public class ActionWorker {
  private static final Logger LOG = Logger.getLogger(ActionWorker.class);
  static final int MOST = 200;

  private final ActionSender sending;
  private final Scores scores;
  private final ActionRepository actions;
  private final ActionSteps steps;
  private final ActionAnswers answers;
  private final Sender sender;
  private final Clock clock;

  ActionWorker(
      ActionSender sending,
      Scores scores,
      ActionRepository actions,
      ActionSteps steps,
      ActionAnswers answers,
      Sender sender,
      Clock clock) {
    this.sending = sending;
    this.scores = scores;
    this.actions = actions;
    this.steps = steps;
    this.answers = answers;
    this.sender = sender;
    this.clock = clock;
  }

  /** One batch; answers how many were handed out. */
  public int deliver() {
    return sender.under(this::deliver);
  }

  private int deliver(long number) {
    List<Step> due = QuarkusTransaction.requiringNew().call(() -> due(number));
    List<Answered> answered = sending.send(due);
    QuarkusTransaction.requiringNew().run(() -> answers.take(answered));
    return due.size();
  }

  /** What needs no sending is answered in the same transaction. */
  private List<Step> due(long number) {
    List<ActionRow> rows =
        actions.handOut(
            MOST, number, clock.instant(), clock.instant().minus(marketing().readLag()));
    List<Step> due = rows.isEmpty() ? List.of() : steps.of(rows);
    answers.take(
        due.stream().filter(ActionWorker::answered).map(step -> new Answered(step, null)).toList());
    return due;
  }

  private static boolean answered(Step step) {
    return step instanceof Step.Wait || step instanceof Step.Nothing || step instanceof Step.Refuse;
  }

  /** Finds out about actions whose answer was lost. */
  public void settleLost() {
    sender
        .deadAmong(actions::senders)
        .forEach(
            dead ->
                QuarkusTransaction.requiringNew().run(() -> actions.adopt(dead, clock.instant())));
    List<Step> lost =
        QuarkusTransaction.requiringNew().call(() -> steps.of(actions.lost(clock.instant(), MOST)));
    List<Step> raises = lost.stream().filter(Step.Raise.class::isInstance).toList();
    List<Step> creates = lost.stream().filter(ActionWorker::creates).toList();
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                answers.take(
                    lost.stream()
                        .filter(step -> !raises.contains(step) && !creates.contains(step))
                        .map(ActionWorker::again)
                        .toList()));
    ActionSender.sends(creates).values().forEach(this::look);
    if (!raises.isEmpty()) {
      lookAtScores(raises);
    }
  }

  /** A second membership of a list is refused, so that one that may be there is asked for again. */
  private static boolean creates(Step step) {
    return step instanceof Step.Send send
        && send.write().kind() == Write.Kind.CREATE
        && send.record().system() == SystemName.CRM;
  }

  /** What may have been done can be done again: a status, a tag, what is told by its key. */
  private static Answered again(Step step) {
    return answered(step)
        ? new Answered(step, null)
        : new Answered(step, new Delivery.RetryLater("the answer was lost", Optional.empty()));
  }

  private RecordWriter marketing() {
    return sending.writer(SystemName.MARKETING);
  }

  private void lookAtScores(List<Step> raises) {
    try {
      List<Answered> found = scores.found(raises, marketing().readLag());
      QuarkusTransaction.requiringNew().run(() -> answers.take(found));
    } catch (RemoteReadException e) {
      LOG.warnf("Could not look for lost points: %s", e.getMessage());
    }
  }

  private void look(List<Step.Send> lost) {
    try {
      sending
          .writer(SystemName.CRM)
          .findCreated(lost.stream().map(Step.Send::write).toList())
          .ifPresent(found -> QuarkusTransaction.requiringNew().run(() -> found(lost, found)));
    } catch (RemoteReadException e) {
      LOG.warnf("Could not look for lost actions: %s", e.getMessage());
    }
  }

  /** What another action has made is not what this one did, however alike they are. */
  private void found(List<Step.Send> lost, Map<Long, String> found) {
    Set<RecordRef> others =
        actions.made(
            lost.stream()
                .filter(send -> found.containsKey(send.row().id()))
                .map(send -> RecordRef.crm(send.write().object(), found.get(send.row().id())))
                .toList());
    answers.take(
        lost.stream()
            .map(
                send -> {
                  String id = found.get(send.row().id());
                  return id == null || others.contains(RecordRef.crm(send.write().object(), id))
                      ? again(send)
                      : new Answered(send, new Delivery.Delivered(id, Optional.empty(), Map.of()));
                })
            .toList());
  }
}
