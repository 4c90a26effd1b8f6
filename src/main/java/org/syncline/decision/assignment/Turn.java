package org.syncline.decision.assignment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.syncline.decision.Meaning;
import org.syncline.decision.Precedence;

/** What round-robin rules call: {@code turn.next( $m )}. */
@Meaning("What a round-robin rule may call behind `then`.")
public final class Turn {
  private final List<Said> next;
  private final List<Said> passedOver;
  private final Precedence precedence;
  private final Supplier<String> rule;

  /** What a rule says of a member. */
  public record Said(Member member, Precedence precedence, String rule) {}

  /**
   * @param rule names the rule that is firing
   */
  public Turn(Supplier<String> rule) {
    this(new ArrayList<>(), new ArrayList<>(), Precedence.DEFAULT, rule);
  }

  private Turn(
      List<Said> next, List<Said> passedOver, Precedence precedence, Supplier<String> rule) {
    this.next = next;
    this.passedOver = passedOver;
    this.precedence = precedence;
    this.rule = rule;
  }

  @Meaning("says who is next above rules that say it alone")
  public Turn specific() {
    return new Turn(next, passedOver, Precedence.SPECIFIC, rule);
  }

  @Meaning("says who is next above all else")
  public Turn override() {
    return new Turn(next, passedOver, Precedence.OVERRIDE, rule);
  }

  @Meaning("it is this member's turn")
  public void next(Member member) {
    next.add(new Said(member, precedence, rule.get()));
  }

  @Meaning("whose turn it is gets none: it passes on, and is not owed back")
  public void passOver(Member member) {
    passedOver.add(new Said(member, precedence, rule.get()));
  }

  public List<Said> next() {
    return next;
  }

  public List<Said> passedOver() {
    return passedOver;
  }
}
