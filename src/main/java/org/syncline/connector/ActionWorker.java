package org.syncline.connector;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
import org.syncline.record.SystemName;

/**
 * Does in the CRM what is asked for prospects, in batches and outside any transaction. One whose
 * answer was lost is looked for before it is done again.
 */
@ApplicationScoped
public class ActionWorker {
  private static final Logger LOG = Logger.getLogger(ActionWorker.class);
  static final int MOST = 200;

  private final RecordWriter writer;
  private final ActionRepository actions;
  private final ActionSteps steps;
  private final ActionAnswers answers;
  private final Sender sender;
  private final Clock clock;

  ActionWorker(
      @All List<RecordWriter> writers,
      ActionRepository actions,
      ActionSteps steps,
      ActionAnswers answers,
      Sender sender,
      Clock clock) {
    this.writer =
        writers.stream().filter(one -> one.system() == SystemName.CRM).findFirst().orElseThrow();
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
    Map<String, List<Step.Send>> sends =
        due.stream()
            .filter(Step.Send.class::isInstance)
            .map(Step.Send.class::cast)
            .collect(Collectors.groupingBy(ActionWorker::call));
    sends.values().forEach(this::send);
    return due.size();
  }

  /** What needs no sending is answered in the same transaction. */
  private List<Step> due(long number) {
    List<ActionRow> rows = actions.handOut(MOST, number, clock.instant());
    List<Step> due = rows.isEmpty() ? List.of() : steps.of(rows);
    answers.take(
        due.stream()
            .filter(step -> !(step instanceof Step.Send))
            .map(step -> new Answered(step, null))
            .toList());
    return due;
  }

  /** One call takes writes of one object and kind. */
  private static String call(Step.Send send) {
    return send.write().object() + " " + send.write().kind();
  }

  private void send(List<Step.Send> sends) {
    List<Delivery> deliveries = write(sends.stream().map(Step.Send::write).toList());
    List<Answered> answered = new ArrayList<>();
    for (int i = 0; i < sends.size(); i++) {
      answered.add(new Answered(sends.get(i), deliveries.get(i)));
    }
    QuarkusTransaction.requiringNew().run(() -> answers.take(answered));
  }

  private List<Delivery> write(List<Write> writes) {
    try {
      return writer.write(writes);
    } catch (RuntimeException e) {
      LOG.errorf(e, "The answer to %d actions was lost", writes.size());
      Delivery lost = new Delivery.Unknown(String.valueOf(e.getMessage()));
      return writes.stream().map(write -> lost).toList();
    }
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
    Map<Boolean, List<Step>> creates =
        lost.stream().collect(Collectors.partitioningBy(ActionWorker::creates));
    QuarkusTransaction.requiringNew()
        .run(() -> answers.take(creates.get(false).stream().map(ActionWorker::again).toList()));
    creates.get(true).stream()
        .map(Step.Send.class::cast)
        .collect(Collectors.groupingBy(ActionWorker::call))
        .values()
        .forEach(this::look);
  }

  private static boolean creates(Step step) {
    return step instanceof Step.Send send && send.write().kind() == Write.Kind.CREATE;
  }

  /** A status that may have been written can be written again. */
  private static Answered again(Step step) {
    return new Answered(step, new Delivery.RetryLater("the answer was lost", Optional.empty()));
  }

  private void look(List<Step.Send> lost) {
    try {
      writer
          .findCreated(lost.stream().map(Step.Send::write).toList())
          .ifPresent(found -> QuarkusTransaction.requiringNew().run(() -> found(lost, found)));
    } catch (RemoteReadException e) {
      LOG.warnf("Could not look for lost actions: %s", e.getMessage());
    }
  }

  private void found(List<Step.Send> lost, Map<Long, String> found) {
    answers.take(
        lost.stream()
            .map(
                send -> {
                  String id = found.get(send.row().id());
                  return id == null
                      ? again(send)
                      : new Answered(send, new Delivery.Delivered(id, Optional.empty(), Map.of()));
                })
            .toList());
  }
}
