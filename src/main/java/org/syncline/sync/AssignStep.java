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
import org.syncline.intake.Intake;
import org.syncline.mapping.Mapping;
import org.syncline.mirror.Mirrored;
import org.syncline.record.RecordRef;

/** Finds an owner for prospects that need one before a CRM record is made for them. */
@ApplicationScoped
class AssignStep {
  private static final Duration SOON = Duration.ofSeconds(30);

  private final Intake intake;
  private final Assigning assigning;
  private final OwnedCreates creates;
  private final ActionRepository actions;

  AssignStep(Intake intake, Assigning assigning, CreateStep creates, ActionRepository actions) {
    this.intake = intake;
    this.assigning = assigning;
    this.actions = actions;
    this.creates = new OwnedCreates(creates);
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

  static Request request(SyncBatch batch, Mirrored prospect, Mapping mapping, Wish wish) {
    return new Request(
        new Prospect(prospect.ref(), prospect.fields(), batch.now),
        mapping,
        prospect.fields(),
        batch.related.getOrDefault(prospect.ref(), List.of()),
        Optional.ofNullable(wish));
  }

  private void take(SyncBatch batch, Mirrored prospect, Mapping mapping, Assigned assigned) {
    creates.take(batch, prospect, mapping, assigned);
    if (assigned instanceof Assigned.Later) {
      intake.revisit(List.of(prospect.ref()), batch.now.plus(SOON));
    }
  }
}
