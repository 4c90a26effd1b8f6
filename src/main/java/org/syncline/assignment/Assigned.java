package org.syncline.assignment;

/** What came of the search for an owner. Sealed: a forgotten case would leave a prospect alone. */
public sealed interface Assigned {
  /**
   * Somebody owns it.
   *
   * @param owner the CRM's id of a user or a queue
   * @param fresh whether it was decided just now
   */
  record To(String owner, String reason, boolean fresh) implements Assigned {}

  /**
   * The CRM's active assignment rule chooses the owner of the new lead.
   *
   * @param fresh whether it was decided just now
   */
  record ByActiveRule(String reason, boolean fresh) implements Assigned {}

  /**
   * It has a user in marketing who is nobody in the CRM: a new record belongs to whom the CRM gives
   * it.
   */
  record Unknown(String marketingUser) implements Assigned {}

  /** The CRM's users were not read yet. */
  record Later() implements Assigned {}

  /** No rule says anything about it. */
  record Nobody() implements Assigned {}

  /** Somebody has to see to it. */
  record Refused(String code, String reason) implements Assigned {}
}
