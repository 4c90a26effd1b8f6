package org.syncline.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.syncline.decision.Proposal.Result;

/**
 * What rules call to propose: {@code propose.takeCrm( $d )}. Without more it proposes at precedence
 * {@code default}; {@code propose.specific()} and {@code propose.override()} propose above that.
 */
@Meaning("What a rule may call behind `then`. Alone it proposes at the lowest level.")
public final class Proposals {
  private final List<Proposal> made;
  private final Precedence precedence;
  private final Supplier<String> rule;

  /**
   * @param rule names the rule that is firing
   */
  public Proposals(Supplier<String> rule) {
    this(new ArrayList<>(), rule);
  }

  /**
   * @param made takes what is proposed
   */
  public Proposals(List<Proposal> made, Supplier<String> rule) {
    this(made, Precedence.DEFAULT, rule);
  }

  private Proposals(List<Proposal> made, Precedence precedence, Supplier<String> rule) {
    this.made = made;
    this.precedence = precedence;
    this.rule = rule;
  }

  @Meaning("proposes above the shipped behaviours, beside the shipped blank guards")
  public Proposals specific() {
    return new Proposals(made, Precedence.SPECIFIC, rule);
  }

  @Meaning("proposes above all else: for rules of your own")
  public Proposals override() {
    return new Proposals(made, Precedence.OVERRIDE, rule);
  }

  @Meaning("Pardot's value goes to both sides")
  public void takeMarketing(FieldDifference difference) {
    propose(difference, Result.TAKE_MARKETING);
  }

  @Meaning("Salesforce's value goes to both sides")
  public void takeCrm(FieldDifference difference) {
    propose(difference, Result.TAKE_CRM);
  }

  @Meaning("both sets of values become one; for fields of type `multi-picklist`")
  public void merge(FieldDifference difference) {
    propose(difference, Result.MERGE);
  }

  @Meaning("nothing is written, a person decides")
  public void review(FieldDifference difference) {
    propose(difference, Result.REVIEW);
  }

  @Meaning("nothing is written, both sides keep what they have")
  public void keep(FieldDifference difference) {
    propose(difference, Result.KEEP);
  }

  private void propose(FieldDifference difference, Result result) {
    made.add(new Proposal(difference, precedence, result, rule.get()));
  }

  public List<Proposal> made() {
    return made;
  }
}
