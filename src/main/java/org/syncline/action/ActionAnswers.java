package org.syncline.action;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.syncline.action.ActionRepository.Onward;
import org.syncline.action.ActionRow.State;
import org.syncline.action.ListState.Listed;
import org.syncline.action.MemberState.Member;
import org.syncline.errors.SyncError;
import org.syncline.errors.SyncErrorRepository;
import org.syncline.errors.SyncErrorRepository.Settled;
import org.syncline.outbox.Delivery;
import org.syncline.outbox.RetryDelay;
import org.syncline.outbox.Write;
import org.syncline.record.ActionKind;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;
import org.syncline.rules.RuleSets;

/** Stores what came of actions, each one's own. All calls need a transaction. */
@ApplicationScoped
public class ActionAnswers {
  private static final Duration PATIENCE = Duration.ofDays(1);
  private static final Duration SOON = Duration.ofMinutes(1);
  private static final Duration SELDOM = Duration.ofHours(1);
  private static final int PART_OF_AGE = 20;

  /** The person was converted, merged or deleted since the last poll, which will tell as what. */
  private static final Set<String> GONE =
      Set.of("ENTITY_IS_DELETED", "CANNOT_UPDATE_CONVERTED_LEAD");

  /** Somebody else has made the member; the next poll shows it. */
  private static final String IS_MEMBER = "DUPLICATE_VALUE";

  private final ActionRepository actions;
  private final MemberState members;
  private final ListState lists;
  private final SyncErrorRepository errors;
  private final RuleSets ruleSets;
  private final Clock clock;

  ActionAnswers(
      ActionRepository actions,
      MemberState members,
      ListState lists,
      SyncErrorRepository errors,
      RuleSets ruleSets,
      Clock clock) {
    this.actions = actions;
    this.members = members;
    this.lists = lists;
    this.errors = errors;
    this.ruleSets = ruleSets;
    this.clock = clock;
  }

  /** Pardot's word that a prospect is on the list already. */
  private static final String IS_LISTED = "58";

  /** One step with the answer to it, where it was sent. */
  public record Answered(Step step, Delivery delivery) {}

  public void take(List<Answered> answered) {
    Taken taken = new Taken();
    answered.forEach(taken::take);
    actions.onward(taken.onward);
    members.wrote(taken.members);
    lists.made(taken.listed);
    lists.ended(taken.unlisted);
    errors.report(taken.errors);
    errors.resolve(taken.settled);
  }

  /** What came of a batch. */
  private final class Taken {
    private final Instant now = clock.instant();
    private final List<Onward> onward = new ArrayList<>();
    private final List<Member> members = new ArrayList<>();
    private final List<Listed> listed = new ArrayList<>();
    private final List<RecordRef> unlisted = new ArrayList<>();
    private final List<SyncError> errors = new ArrayList<>();
    private final List<Settled> settled = new ArrayList<>();

    private void take(Answered answered) {
      ActionRow row = answered.step().row();
      if (answered.step() instanceof Step.Wait wait) {
        waits(row, wait.reason(), false);
      } else if (answered.step() instanceof Step.Nothing nothing) {
        done(row, nothing.record().orElse(null), false);
      } else if (answered.step() instanceof Step.Refuse refuse) {
        refused(row, refuse.code(), refuse.reason(), false);
      } else {
        answered.delivery().on(new Sent(answered.step()));
      }
    }

    /** The longer one waits already, the less often it is looked at. */
    private void waits(ActionRow row, String reason, boolean sent) {
      Duration part = Duration.between(row.createdAt(), now).dividedBy(PART_OF_AGE);
      Duration after = part.compareTo(SOON) < 0 ? SOON : part.compareTo(SELDOM) > 0 ? SELDOM : part;
      onward(row, State.WAITING, now.plus(after), null, reason, sent);
      if (row.createdAt().isBefore(now.minus(PATIENCE))) {
        errors.add(error(row, "waiting", "NOT_READ", reason));
      }
    }

    private void done(ActionRow row, RecordRef record, boolean sent) {
      onward(row, State.DONE, now, record, null, sent);
      settled.add(new Settled(row.person(), field(row)));
    }

    private void refused(ActionRow row, String code, String reason, boolean sent) {
      onward(row, State.REFUSED, now, null, reason, sent);
      errors.add(error(row, "rejected", code, reason));
    }

    private void onward(
        ActionRow row, State state, Instant notBefore, RecordRef record, String why, boolean sent) {
      onward.add(new Onward(row.id(), state, notBefore, record, why, sent));
    }

    /** Each action of a person has an error of its own. */
    private String field(ActionRow row) {
      String what =
          switch (row.kind()) {
            case CAMPAIGN_MEMBER -> "CampaignMember";
            case TASK -> "Task";
            default -> row.kind().word();
          };
      return (what + " " + row.key()).strip();
    }

    private SyncError error(ActionRow row, String kind, String code, String message) {
      return SyncError.open(
          row.person(),
          null,
          field(row),
          kind,
          code,
          message,
          FieldValue.of(row.key()),
          ruleSets.current().version(),
          now);
    }

    /** The answer to one that was sent. */
    private final class Sent implements Delivery.Cases<Void> {
      private final Step step;
      private final ActionRow row;

      Sent(Step step) {
        this.step = step;
        this.row = step.row();
      }

      @Override
      public Void delivered(Delivery.Delivered delivered) {
        if (step instanceof Step.Send send) {
          RecordRef made =
              new RecordRef(send.record().system(), send.write().object(), delivered.recordId());
          done(row, made, true);
          learn(send, made);
        } else {
          done(row, null, true);
        }
        return null;
      }

      /** What the next poll would tell of it. */
      private void learn(Step.Send send, RecordRef made) {
        if (row.kind() == ActionKind.CAMPAIGN_MEMBER) {
          String status = row.fields().get("Status").text();
          RecordRef campaign = RecordRef.crm("Campaign", row.key());
          members.add(new Member(made, campaign, send.record(), status));
        } else if (row.kind() == ActionKind.LIST && send.write().kind() == Write.Kind.ARCHIVE) {
          unlisted.add(made);
        } else if (row.kind() == ActionKind.LIST) {
          listed.add(new Listed(made, RecordRef.marketing("list", row.key()), row.person()));
        }
      }

      @Override
      public Void retryLater(Delivery.RetryLater retry) {
        Duration after = retry.after().orElse(RetryDelay.after(row.attempts()));
        onward(row, State.WAITING, now.plus(after), null, retry.reason(), true);
        return null;
      }

      @Override
      public Void rejected(Delivery.Rejected rejected) {
        Delivery.Rejection why = rejected.rejections().get(0);
        if (rejected.rejections().stream().anyMatch(this::soAlready)) {
          done(row, null, true);
        } else if (rejected.rejections().stream().anyMatch(this::passes)) {
          waits(row, why.message(), true);
        } else {
          refused(row, why.code(), why.message(), true);
        }
        return null;
      }

      private boolean soAlready(Delivery.Rejection why) {
        return row.kind() == ActionKind.LIST && (why.code().equals(IS_LISTED) || why.recordGone());
      }

      /** What the next poll tells lets it be done in another way. */
      private boolean passes(Delivery.Rejection why) {
        boolean member = row.kind() == ActionKind.CAMPAIGN_MEMBER && why.code().equals(IS_MEMBER);
        return member || why.recordGone() || GONE.contains(why.code());
      }

      @Override
      public Void unknown(Delivery.Unknown unknown) {
        onward(row, State.UNKNOWN, now.plus(SOON), null, unknown.reason(), true);
        return null;
      }
    }
  }
}
