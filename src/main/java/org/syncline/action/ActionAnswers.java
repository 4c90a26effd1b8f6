package org.syncline.action;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.syncline.action.ActionRepository.Onward;
import org.syncline.action.ActionRow.State;
import org.syncline.action.MemberState.Member;
import org.syncline.errors.SyncError;
import org.syncline.errors.SyncErrorRepository;
import org.syncline.errors.SyncErrorRepository.Settled;
import org.syncline.outbox.Delivery;
import org.syncline.outbox.RetryDelay;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;
import org.syncline.rules.RuleSets;

/** Stores what came of actions, each one's own. All calls need a transaction. */
@ApplicationScoped
public class ActionAnswers {
  private static final Duration PATIENCE = Duration.ofDays(1);
  private static final Duration SOON = Duration.ofMinutes(1);

  /** Somebody else has made the member; the next poll shows it. */
  private static final String IS_MEMBER = "DUPLICATE_VALUE";

  private final ActionRepository actions;
  private final MemberState members;
  private final SyncErrorRepository errors;
  private final RuleSets ruleSets;
  private final Clock clock;

  ActionAnswers(
      ActionRepository actions,
      MemberState members,
      SyncErrorRepository errors,
      RuleSets ruleSets,
      Clock clock) {
    this.actions = actions;
    this.members = members;
    this.errors = errors;
    this.ruleSets = ruleSets;
    this.clock = clock;
  }

  /** One step with the answer to it, where it was sent. */
  public record Answered(Step step, Delivery delivery) {}

  public void take(List<Answered> answered) {
    Taken taken = new Taken();
    answered.forEach(taken::take);
    actions.onward(taken.onward);
    members.wrote(taken.members);
    errors.report(taken.errors);
    errors.resolve(taken.settled);
  }

  /** What came of a batch. */
  private final class Taken {
    private final Instant now = clock.instant();
    private final List<Onward> onward = new ArrayList<>();
    private final List<Member> members = new ArrayList<>();
    private final List<SyncError> errors = new ArrayList<>();
    private final List<Settled> settled = new ArrayList<>();

    private void take(Answered answered) {
      ActionRow row = answered.step().row();
      if (answered.step() instanceof Step.Wait wait) {
        waits(row, wait.reason());
      } else if (answered.step() instanceof Step.Nothing nothing) {
        done(row, nothing.record().orElse(null));
      } else if (answered.step() instanceof Step.Refuse refuse) {
        refused(row, refuse.code(), refuse.reason());
      } else if (answered.step() instanceof Step.Send send) {
        answered.delivery().on(new Sent(send));
      }
    }

    private void waits(ActionRow row, String reason) {
      onward(row, State.WAITING, now.plus(SOON), null, reason);
      if (row.createdAt().isBefore(now.minus(PATIENCE))) {
        errors.add(error(row, "waiting", "NOT_READ", reason));
      }
    }

    private void done(ActionRow row, RecordRef record) {
      onward(row, State.DONE, now, record, null);
      settled.add(new Settled(row.person(), row.kind().object()));
    }

    private void refused(ActionRow row, String code, String reason) {
      onward(row, State.REFUSED, now, null, reason);
      errors.add(error(row, "rejected", code, reason));
    }

    private void onward(
        ActionRow row, State state, Instant notBefore, RecordRef record, String why) {
      onward.add(new Onward(row.id(), state, notBefore, record, why));
    }

    private SyncError error(ActionRow row, String kind, String code, String message) {
      return SyncError.open(
          row.person(),
          null,
          row.kind().object(),
          kind,
          code,
          message,
          FieldValue.of(row.key()),
          ruleSets.current().version(),
          now);
    }

    /** The answer to one that was sent. */
    private final class Sent implements Delivery.Cases<Void> {
      private final Step.Send send;
      private final ActionRow row;

      Sent(Step.Send send) {
        this.send = send;
        this.row = send.row();
      }

      @Override
      public Void delivered(Delivery.Delivered delivered) {
        RecordRef made = RecordRef.crm(row.kind().object(), delivered.recordId());
        done(row, made);
        if (row.kind() == Kind.CAMPAIGN_MEMBER) {
          String status = row.fields().get("Status").text();
          RecordRef campaign = RecordRef.crm("Campaign", row.key());
          members.add(new Member(made, campaign, send.crm(), status));
        }
        return null;
      }

      @Override
      public Void retryLater(Delivery.RetryLater retry) {
        Duration after = retry.after().orElse(RetryDelay.after(row.attempts()));
        onward(row, State.WAITING, now.plus(after), null, retry.reason());
        return null;
      }

      @Override
      public Void rejected(Delivery.Rejected rejected) {
        Delivery.Rejection why = rejected.rejections().get(0);
        boolean member =
            row.kind() == Kind.CAMPAIGN_MEMBER
                && rejected.rejections().stream().anyMatch(one -> one.code().equals(IS_MEMBER));
        if (member) {
          waits(row, why.message());
        } else {
          refused(row, why.code(), why.message());
        }
        return null;
      }

      @Override
      public Void unknown(Delivery.Unknown unknown) {
        onward(row, State.UNKNOWN, now.plus(SOON), null, unknown.reason());
        return null;
      }
    }
  }
}
