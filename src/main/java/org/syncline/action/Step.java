package org.syncline.action;

import java.util.Map;
import java.util.Optional;
import org.syncline.outbox.Write;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;

/** What is to be done about an action now. Sealed: a forgotten case would lose it. */
public sealed interface Step {
  ActionRow row();

  /**
   * It is sent.
   *
   * @param record the lead or contact that it is done to, or the prospect
   */
  record Send(ActionRow row, RecordRef record, Write write) implements Step {}

  /** Points are added to what the score turns out to be. */
  record Raise(ActionRow row) implements Step {}

  /**
   * Another system does it, as a file declares.
   *
   * @param prospect its fields
   * @param action the name of the declaration
   */
  record Invoke(
      ActionRow row,
      String action,
      Map<String, FieldValue> prospect,
      Map<String, FieldValue> parameters)
      implements Step {}

  /** Somebody gets an e-mail. */
  record Mail(ActionRow row, String address) implements Step {}

  /** The prospect may get another CRM record. */
  record Allow(ActionRow row) implements Step {}

  /** Something that it needs is not there yet. */
  record Wait(ActionRow row, String reason) implements Step {}

  /** It is so already. */
  record Nothing(ActionRow row, Optional<RecordRef> record) implements Step {}

  /** The system would not take it. */
  record Refuse(ActionRow row, String code, String reason) implements Step {}
}
