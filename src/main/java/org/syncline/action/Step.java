package org.syncline.action;

import java.util.Optional;
import org.syncline.outbox.Write;
import org.syncline.record.RecordRef;

/** What is to be done about an action now. Sealed: a forgotten case would lose it. */
public sealed interface Step {
  ActionRow row();

  /**
   * It is sent.
   *
   * @param crm the lead or contact that it is done to
   */
  record Send(ActionRow row, RecordRef crm, Write write) implements Step {}

  /** Something that it needs is not there yet. */
  record Wait(ActionRow row, String reason) implements Step {}

  /** It is so already. */
  record Nothing(ActionRow row, Optional<RecordRef> record) implements Step {}

  /** The CRM would not take it. */
  record Refuse(ActionRow row, String code, String reason) implements Step {}
}
