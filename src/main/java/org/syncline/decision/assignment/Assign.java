package org.syncline.decision.assignment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.syncline.decision.Meaning;
import org.syncline.decision.Precedence;
import org.syncline.decision.criteria.Prospect;

/**
 * What assignment rules call: {@code assign.toGroup( $p, "dach" )}. Without more it proposes at
 * precedence {@code default}.
 */
@Meaning("What an assignment rule may call behind `then`. Alone it proposes at the lowest level.")
public final class Assign {
  private final List<OwnerProposal> made;
  private final Precedence precedence;
  private final Supplier<String> rule;

  /**
   * @param rule names the rule that is firing
   */
  public Assign(Supplier<String> rule) {
    this(new ArrayList<>(), Precedence.DEFAULT, rule);
  }

  private Assign(List<OwnerProposal> made, Precedence precedence, Supplier<String> rule) {
    this.made = made;
    this.precedence = precedence;
    this.rule = rule;
  }

  @Meaning("proposes above rules that hold for everybody")
  public Assign specific() {
    return new Assign(made, Precedence.SPECIFIC, rule);
  }

  @Meaning("proposes above all else")
  public Assign override() {
    return new Assign(made, Precedence.OVERRIDE, rule);
  }

  @Meaning("to a user of Salesforce, by id, user name or e-mail address")
  public void toUser(Prospect prospect, String user) {
    propose(new Owner.User(user));
  }

  @Meaning("to the member of a group in `mappings/groups.yaml` whose turn it is")
  public void toGroup(Prospect prospect, String group) {
    propose(new Owner.Group(group));
  }

  @Meaning("to a queue of Salesforce, by id; for leads")
  public void toQueue(Prospect prospect, String queue) {
    propose(new Owner.Queue(queue));
  }

  @Meaning("to whom Salesforce's active assignment rule chooses; for leads")
  public void toActiveRule(Prospect prospect) {
    propose(new Owner.ActiveRule());
  }

  private void propose(Owner owner) {
    made.add(new OwnerProposal(owner, precedence, rule.get()));
  }

  public List<OwnerProposal> made() {
    return made;
  }
}
