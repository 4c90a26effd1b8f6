package org.syncline.sync;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syncline.action.ActionRepository;
import org.syncline.action.ActionRow;
import org.syncline.assignment.Assigned;
import org.syncline.assignment.Assigning;
import org.syncline.assignment.Request;
import org.syncline.assignment.Wish;
import org.syncline.decision.assignment.Owner;
import org.syncline.decision.criteria.Prospect;
import org.syncline.errors.SyncError;
import org.syncline.history.HistoryRow;
import org.syncline.intake.Intake;
import org.syncline.mapping.Mapping;
import org.syncline.mirror.Mirrored;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;

/** Finds an owner for prospects that need one before a CRM record is made for them. */
@ApplicationScoped
class AssignStep {
  /** What errors about owners are filed under. */
  static final String OWNER = "owner";

  private static final Duration SOON = Duration.ofSeconds(30);

  private final Intake intake;
  private final Assigning assigning;
  private final CreateStep creates;
  private final ActionRepository actions;

  AssignStep(Intake intake, Assigning assigning, CreateStep creates, ActionRepository actions) {
    this.intake = intake;
    this.assigning = assigning;
    this.actions = actions;
    this.creates = creates;
  }

  void apply(SyncBatch batch) {
    if (batch.unassigned.isEmpty()) {
      return;
    }
    Map<RecordRef, Wish> wishes = wishes(batch);
    List<Request> requests = new ArrayList<>();
    batch.unassigned.forEach(
        (ref, mapping) ->
            batch
                .mirror(ref)
                .ifPresent(
                    prospect -> requests.add(request(batch, prospect, mapping, wishes.get(ref)))));
    Map<RecordRef, Assigned> owners = assigning.of(requests, batch.ruleSet, batch.now);
    batch.unassigned.forEach(
        (ref, mapping) ->
            batch
                .mirror(ref)
                .ifPresent(prospect -> take(batch, prospect, mapping, owners.get(ref))));
    actions.done(
        wishes.entrySet().stream()
            .filter(wish -> found(owners.get(wish.getKey())))
            .map(wish -> wish.getValue().action())
            .toList());
  }

  private static boolean found(Assigned assigned) {
    return assigned instanceof Assigned.To || assigned instanceof Assigned.ByActiveRule;
  }

  /** Of automation rules. */
  private Map<RecordRef, Wish> wishes(SyncBatch batch) {
    Map<RecordRef, Wish> wishes = new HashMap<>();
    if (!batch.ruleSet.automationRules().rules().isEmpty()) {
      actions
          .owners(batch.unassigned.keySet())
          .forEach((ref, row) -> wishes.put(ref, new Wish(row.id(), owner(row), row.rule())));
    }
    return wishes;
  }

  private static Owner owner(ActionRow row) {
    return Owner.of(row.fields().get("type").text(), row.fields().get("to").text());
  }

  private static Request request(SyncBatch batch, Mirrored prospect, Mapping mapping, Wish wish) {
    return new Request(
        new Prospect(prospect.ref(), prospect.fields(), batch.now),
        mapping,
        prospect.fields(),
        batch.related.getOrDefault(prospect.ref(), List.of()),
        Optional.ofNullable(wish));
  }

  private void take(SyncBatch batch, Mirrored prospect, Mapping mapping, Assigned assigned) {
    if (assigned instanceof Assigned.To to) {
      batch.settle(prospect.ref(), Assigning.MARKETING_USER);
      tell(batch, prospect, mapping, to.fresh(), to.reason());
      creates.createFor(batch, prospect, mapping, CreateStep.Owned.by(FieldValue.of(to.owner())));
    } else if (assigned instanceof Assigned.ByActiveRule ruled) {
      tell(batch, prospect, mapping, ruled.fresh(), ruled.reason());
      creates.createFor(batch, prospect, mapping, CreateStep.Owned.BY_ACTIVE_RULE);
    } else if (assigned instanceof Assigned.Unknown unknown) {
      batch.errors.add(unknown(batch, prospect, unknown));
      creates.createFor(batch, prospect, mapping, CreateStep.Owned.NOT);
    } else if (assigned instanceof Assigned.Later) {
      batch.dropCreate(prospect.ref());
      intake.revisit(List.of(prospect.ref()), batch.now.plus(SOON));
    } else if (assigned instanceof Assigned.Refused refused) {
      batch.errors.add(error(batch, prospect, refused));
      batch.dropCreate(prospect.ref()); // nothing is made before somebody has it
    } else {
      creates.createFor(batch, prospect, mapping, CreateStep.Owned.NOT);
    }
  }

  private static void tell(
      SyncBatch batch, Mirrored prospect, Mapping mapping, boolean fresh, String reason) {
    if (fresh) {
      batch.history.add(history(batch, prospect, mapping, reason));
    }
  }

  private static HistoryRow history(
      SyncBatch batch, Mirrored prospect, Mapping mapping, String reason) {
    return HistoryRow.event(
        "assign", mapping.name(), prospect.ref(), null, batch.ruleSet.version(), reason, batch.now);
  }

  private static SyncError unknown(SyncBatch batch, Mirrored prospect, Assigned.Unknown unknown) {
    return SyncError.open(
        prospect.ref(),
        null,
        Assigning.MARKETING_USER,
        "untakeable",
        "NO_CRM_USER",
        "user %s of marketing is no active user of the CRM: a new record belongs to the user as whom we write"
            .formatted(unknown.marketingUser()),
        FieldValue.of(unknown.marketingUser()),
        batch.ruleSet.version(),
        batch.now);
  }

  private static SyncError error(SyncBatch batch, Mirrored prospect, Assigned.Refused refused) {
    return SyncError.open(
        prospect.ref(),
        null,
        OWNER,
        SyncError.UNASSIGNED,
        refused.code(),
        refused.reason(),
        null,
        batch.ruleSet.version(),
        batch.now);
  }
}
