package org.syncline.decision;

/** What one rule proposes for one field. */
public record Proposal(
    FieldDifference difference, Precedence precedence, Result result, String rule) {
  /** What becomes of the field. */
  public enum Result {
    TAKE_MARKETING,
    TAKE_CRM,
    MERGE,
    REVIEW,
    KEEP
  }
}
