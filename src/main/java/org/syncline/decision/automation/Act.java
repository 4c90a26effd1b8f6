package org.syncline.decision.automation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.syncline.decision.Meaning;
import org.syncline.decision.assignment.Owner;
import org.syncline.decision.criteria.Prospect;
import org.syncline.record.FieldValue;

/** What automation rules call: {@code act.addScore( $p, 10 )}. Each call is one action. */
@Meaning("What an automation rule may call behind `then`, once for each action.")
public final class Act {
  private final List<ActionProposal> made = new ArrayList<>();
  private final Function<Action, ActionProposal> proposal;
  private final LocalDate today;

  /**
   * @param proposal names the rule that is firing, and what it has matched
   * @param today from which tasks are due
   */
  public Act(Function<Action, ActionProposal> proposal, LocalDate today) {
    this.proposal = proposal;
    this.today = today;
  }

  private void propose(Action action) {
    made.add(proposal.apply(action));
  }

  public List<ActionProposal> made() {
    return made;
  }

  @Meaning("sets a field of the prospect; `null` clears it")
  public void setField(Prospect prospect, String field, Object value) {
    propose(new Action.SetField(field, value(value)));
  }

  @Meaning("raises the score, or lowers it by a negative number")
  public void addScore(Prospect prospect, int points) {
    propose(new Action.AddScore(points));
  }

  @Meaning("keeps the prospect out of the sync from now on, by the mapping's `doNotSyncField`")
  public void doNotSync(Prospect prospect) {
    propose(new Action.SetField(DO_NOT_SYNC, FieldValue.of(true)));
  }

  /** Stands for the field that the prospect's mapping names. */
  public static final String DO_NOT_SYNC = "doNotSyncField";

  @Meaning("lets a prospect whose lead or contact was deleted get another one")
  public void allowRecreate(Prospect prospect) {
    propose(new Action.Recreation());
  }

  @Meaning("to a user of Salesforce, by id, user name or e-mail address, if nobody has it yet")
  public void assignToUser(Prospect prospect, String user) {
    propose(new Action.Assigned(new Owner.User(user)));
  }

  @Meaning("to the member of a group whose turn it is, if nobody has it yet")
  public void assignToGroup(Prospect prospect, String group) {
    propose(new Action.Assigned(new Owner.Group(group)));
  }

  @Meaning("to a queue of Salesforce, by id, if nobody has it yet")
  public void assignToQueue(Prospect prospect, String queue) {
    propose(new Action.Assigned(new Owner.Queue(queue)));
  }

  @Meaning("to whom Salesforce's active assignment rule chooses, if nobody has it yet")
  public void assignToActiveRule(Prospect prospect) {
    propose(new Action.Assigned(new Owner.ActiveRule()));
  }

  @Meaning("onto a list of Pardot, by id; in a rule with `@dynamic` only while it matches")
  public void addToList(Prospect prospect, String list) {
    propose(new Action.Listed(list, true));
  }

  @Meaning("off a list of Pardot, by id")
  public void removeFromList(Prospect prospect, String list) {
    propose(new Action.Listed(list, false));
  }

  @Meaning("puts a tag on the prospect")
  public void addTag(Prospect prospect, String tag) {
    propose(new Action.Tagged(tag, true));
  }

  @Meaning("takes a tag off")
  public void removeTag(Prospect prospect, String tag) {
    propose(new Action.Tagged(tag, false));
  }

  @Meaning("makes it a member of a campaign of Salesforce, by id, or changes the member's status")
  public void addToCampaign(Prospect prospect, String campaign, String status) {
    propose(new Action.CampaignMember(campaign, status));
  }

  @Meaning("a task for whoever owns the lead or contact, due so many days from now")
  public void createTask(Prospect prospect, String subject, int days) {
    createTask(prospect, subject, days, null);
  }

  @Meaning("a task for a user or queue, by id")
  public void createTask(Prospect prospect, String subject, int days, String owner) {
    propose(
        new Action.Task(
            Optional.ofNullable(owner),
            subject,
            Optional.of(today.plusDays(days)),
            Optional.empty(),
            Optional.empty()));
  }

  @Meaning("tells whoever owns the prospect")
  public void notifyOwner(Prospect prospect, String subject, String text) {
    propose(new Action.Notification(Optional.empty(), subject, text));
  }

  @Meaning("tells an e-mail address, or a user of Salesforce by id")
  public void notify(Prospect prospect, String to, String subject, String text) {
    propose(new Action.Notification(Optional.of(to), subject, text));
  }

  @Meaning("an external action as a file in `mappings/actions` declares it")
  public void invoke(Prospect prospect, String action) {
    invoke(prospect, action, Map.of());
  }

  @Meaning("the same with some of its parameters: `Map.of( \"webinarKey\", \"123\" )`")
  public void invoke(Prospect prospect, String action, Map<String, ?> parameters) {
    Map<String, FieldValue> values = new HashMap<>();
    parameters.forEach((name, given) -> values.put(name, value(given)));
    propose(new Action.Invocation(action, values));
  }

  @Meaning("brings the prospect to a step of a program, and into the program")
  public void toStep(Prospect prospect, String program, String step) {
    propose(new Action.ToStep(program, Optional.of(step)));
  }

  @Meaning("takes it out of a program")
  public void leave(Prospect prospect, String program) {
    propose(new Action.ToStep(program, Optional.empty()));
  }

  /**
   * A rule may hand over what {@code number(...)} answers, which is no number where there is none.
   */
  private static FieldValue value(Object given) {
    if (given instanceof Double number) {
      return number.isNaN() || number.isInfinite()
          ? FieldValue.BLANK
          : FieldValue.of(BigDecimal.valueOf(number));
    }
    return FieldValue.of(given);
  }
}
