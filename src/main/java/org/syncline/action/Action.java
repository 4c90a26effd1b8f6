package org.syncline.action;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.syncline.record.FieldValue;

/** Something to be done in the CRM for a prospect. */
public sealed interface Action {
  /** Its object in the CRM. */
  Kind kind();

  /** What makes it the same action when it is asked for again. */
  String key();

  /** The CRM's own field names, without those that name the person. */
  Map<String, FieldValue> fields();

  /**
   * The prospect becomes a member of a campaign, or the member's status is changed.
   *
   * @param campaign the CRM's id
   * @param status one of the campaign's own member statuses
   */
  record CampaignMember(String campaign, String status) implements Action {
    @Override
    public Kind kind() {
      return Kind.CAMPAIGN_MEMBER;
    }

    @Override
    public String key() {
      return campaign;
    }

    @Override
    public Map<String, FieldValue> fields() {
      return Map.of("CampaignId", FieldValue.of(campaign), "Status", FieldValue.of(status));
    }
  }

  /**
   * A task for a user or a queue. It is made once; what becomes of it in the CRM is not followed.
   *
   * @param key of whoever asks for it: the same key makes no second task
   * @param owner the id of a user or a queue; empty for whoever owns the lead or contact
   */
  record Task(
      String key,
      Optional<String> owner,
      String subject,
      Optional<LocalDate> due,
      Optional<String> priority,
      Optional<String> description)
      implements Action {
    @Override
    public Kind kind() {
      return Kind.TASK;
    }

    @Override
    public Map<String, FieldValue> fields() {
      Map<String, FieldValue> fields = new LinkedHashMap<>();
      fields.put("Subject", FieldValue.of(subject));
      owner.ifPresent(id -> fields.put("OwnerId", FieldValue.of(id)));
      due.ifPresent(day -> fields.put("ActivityDate", FieldValue.of(day.toString())));
      priority.ifPresent(word -> fields.put("Priority", FieldValue.of(word)));
      description.ifPresent(text -> fields.put("Description", FieldValue.of(text)));
      return fields;
    }
  }
}
