package org.syncline.connector;

import io.quarkus.arc.All;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.syncline.action.ActionAnswers.Answered;
import org.syncline.action.Step;
import org.syncline.external.ExternalCall;
import org.syncline.external.ExternalCalls;
import org.syncline.mapping.ExternalAction;
import org.syncline.outbox.Delivery;
import org.syncline.outbox.RecordWriter;
import org.syncline.outbox.Write;
import org.syncline.record.FieldValue;
import org.syncline.record.SystemName;
import org.syncline.rules.RuleSets;
import org.syncline.sync.Recreations;

/** Does actions, outside any transaction; each comes back with its answer. */
@ApplicationScoped
class ActionSender {
  private static final Logger LOG = Logger.getLogger(ActionSender.class);

  private final Map<SystemName, RecordWriter> writers = new EnumMap<>(SystemName.class);
  private final Scores scores;
  private final ExternalCalls external;
  private final Mailer mailer;
  private final Recreations recreations;
  private final RuleSets ruleSets;

  ActionSender(
      @All List<RecordWriter> writers,
      Scores scores,
      ExternalCalls external,
      Mailer mailer,
      Recreations recreations,
      RuleSets ruleSets) {
    writers.forEach(writer -> this.writers.put(writer.system(), writer));
    this.scores = scores;
    this.external = external;
    this.mailer = mailer;
    this.recreations = recreations;
    this.ruleSets = ruleSets;
  }

  RecordWriter writer(SystemName system) {
    return writers.get(system);
  }

  /** The answers to all of them, in any order. */
  List<Answered> send(List<Step> steps) {
    List<Answered> answered = new ArrayList<>();
    answered.addAll(write(of(steps, Step.Send.class)));
    answered.addAll(scores.add(of(steps, Step.Raise.class), this::write));
    for (Step step : steps) {
      if (step instanceof Step.Invoke invoke) {
        answered.add(alone(step, () -> invoke(invoke)));
      } else if (step instanceof Step.Mail mail) {
        answered.add(alone(step, () -> mail(mail)));
      } else if (step instanceof Step.Allow allow) {
        answered.add(allowed(allow));
      }
    }
    return answered;
  }

  private static List<Step> of(List<Step> steps, Class<? extends Step> kind) {
    return steps.stream().filter(kind::isInstance).toList();
  }

  /** One call takes writes to one system, of one object and kind. */
  static Map<String, List<Step.Send>> sends(List<Step> steps) {
    Function<Step.Send, String> call =
        send ->
            "%s %s %s"
                .formatted(send.record().system(), send.write().object(), send.write().kind());
    return steps.stream().map(Step.Send.class::cast).collect(Collectors.groupingBy(call));
  }

  private List<Answered> write(List<Step> steps) {
    List<Answered> answered = new ArrayList<>();
    for (List<Step.Send> sends : sends(steps).values()) {
      List<Delivery> deliveries = deliveries(sends);
      for (int i = 0; i < sends.size(); i++) {
        answered.add(new Answered(sends.get(i), deliveries.get(i)));
      }
    }
    return answered;
  }

  private List<Delivery> deliveries(List<Step.Send> sends) {
    List<Write> writes = sends.stream().map(Step.Send::write).toList();
    try {
      return writers.get(sends.get(0).record().system()).write(writes);
    } catch (RuntimeException e) {
      LOG.errorf(e, "The answer to %d actions was lost", writes.size());
      Delivery lost = new Delivery.Unknown(String.valueOf(e.getMessage()));
      return writes.stream().map(write -> lost).toList();
    }
  }

  private interface Sending {
    Delivery send();
  }

  private static Answered alone(Step step, Sending sending) {
    try {
      return new Answered(step, sending.send());
    } catch (RuntimeException e) {
      LOG.warnf("The answer to an action was lost: %s", e.getMessage());
      return new Answered(step, new Delivery.Unknown(String.valueOf(e.getMessage())));
    }
  }

  private Delivery invoke(Step.Invoke invoke) {
    ExternalAction action = ruleSets.current().mappings().externalActions().get(invoke.action());
    if (action == null) {
      String why = "no file in mappings/actions declares '%s'".formatted(invoke.action());
      return new Delivery.Rejected(
          List.of(new Delivery.Rejection("NO_SUCH_ACTION", why, List.of(), false)));
    }
    return external.call(
        new ExternalCall(
            invoke.row().id(),
            action,
            invoke.row().person(),
            invoke.prospect(),
            invoke.parameters()));
  }

  private Delivery mail(Step.Mail mail) {
    Map<String, FieldValue> fields = mail.row().fields();
    mailer.send(
        Mail.withText(mail.address(), fields.get("subject").text(), fields.get("text").text())
            .addHeader("Syncline-Action", String.valueOf(mail.row().id())));
    return new Delivery.Delivered(mail.address(), Optional.empty(), Map.of());
  }

  /** Where there is nothing to be allowed, it is so already. */
  private Answered allowed(Step.Allow allow) {
    recreations
        .allow(allow.row().person())
        .ifPresent(why -> LOG.debugf("Nothing to be allowed: %s", why));
    return new Answered(new Step.Nothing(allow.row(), Optional.empty()), null);
  }
}
