package org.syncline.assignment;

import java.time.Instant;
import java.util.List;
import org.syncline.record.RecordRef;

/**
 * A row of the ledger: who got a prospect, and why.
 *
 * @param toType {@code user}, {@code group}, {@code queue} or {@code active-rule}
 * @param to as the rule names it
 * @param owner the CRM's id of the user or queue; empty where the CRM chooses
 * @param before how the group's members stood when the turn was taken; empty for others
 * @param passedOver whose turn came before, and was passed over
 */
public record Assignment(
    long id,
    Instant at,
    RecordRef prospect,
    String toType,
    String to,
    String owner,
    String rule,
    String ruleSet,
    String reason,
    List<Standing> before,
    List<PassedOver> passedOver) {

  /**
   * How a member stood.
   *
   * @param lastTurnAt null where the member's turn never came
   */
  public record Standing(String user, Instant lastTurnAt, long turns, long share) {}

  /** A member whose turn passed on. */
  public record PassedOver(String user, String rule) {}
}
