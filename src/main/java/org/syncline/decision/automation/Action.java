package org.syncline.decision.automation;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.syncline.decision.assignment.Owner;
import org.syncline.record.ActionKind;
import org.syncline.record.FieldValue;

/**
 * Something to be done for a prospect beside the sync of its fields. Sealed: a forgotten case would
 * never be done.
 */
public sealed interface Action {
  ActionKind kind();

  /** What it is about, within its kind: two of one subject that differ contradict each other. */
  String subject();

  /** What is to be done, by name; of a record the names of its system, without the person's. */
  Map<String, FieldValue> fields();

  /**
   * The prospect becomes a member of a campaign, or the member's status is changed.
   *
   * @param campaign the CRM's id
   * @param status one of the campaign's own member statuses
   */
  record CampaignMember(String campaign, String status) implements Action {
    @Override
    public ActionKind kind() {
      return ActionKind.CAMPAIGN_MEMBER;
    }

    @Override
    public String subject() {
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
   * @param owner the id of a user or a queue; empty for whoever owns the lead or contact
   */
  record Task(
      Optional<String> owner,
      String subject,
      Optional<LocalDate> due,
      Optional<String> priority,
      Optional<String> description)
      implements Action {
    @Override
    public ActionKind kind() {
      return ActionKind.TASK;
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

  /**
   * A field of the prospect takes a value.
   *
   * @param field marketing's name of it
   * @param value blank to clear it
   */
  record SetField(String field, FieldValue value) implements Action {
    @Override
    public ActionKind kind() {
      return ActionKind.FIELD;
    }

    @Override
    public String subject() {
      return field;
    }

    @Override
    public Map<String, FieldValue> fields() {
      return Map.of(field, value);
    }
  }

  /**
   * The prospect's score rises or falls. What is kept is what is added, so that nothing counts
   * twice.
   *
   * @param points negative to lower it
   */
  record AddScore(int points) implements Action {
    @Override
    public ActionKind kind() {
      return ActionKind.SCORE;
    }

    @Override
    public String subject() {
      return "";
    }

    @Override
    public Map<String, FieldValue> fields() {
      return Map.of("points", FieldValue.of(points));
    }
  }

  /**
   * The prospect is on a list, or not.
   *
   * @param list marketing's id
   */
  record Listed(String list, boolean member) implements Action {
    @Override
    public ActionKind kind() {
      return ActionKind.LIST;
    }

    @Override
    public String subject() {
      return list;
    }

    @Override
    public Map<String, FieldValue> fields() {
      return Map.of("member", FieldValue.of(member));
    }
  }

  /** The prospect carries a tag, or not. */
  record Tagged(String tag, boolean carried) implements Action {
    @Override
    public ActionKind kind() {
      return ActionKind.TAG;
    }

    @Override
    public String subject() {
      return tag;
    }

    @Override
    public Map<String, FieldValue> fields() {
      return Map.of("carried", FieldValue.of(carried));
    }
  }

  /** Somebody gets the prospect, if nobody has it yet. */
  record Assigned(Owner owner) implements Action {
    @Override
    public ActionKind kind() {
      return ActionKind.OWNER;
    }

    @Override
    public String subject() {
      return "";
    }

    @Override
    public Map<String, FieldValue> fields() {
      return Map.of("type", FieldValue.of(owner.type()), "to", FieldValue.of(owner.to()));
    }
  }

  /**
   * Somebody is told.
   *
   * @param to an e-mail address, or the id of a user of the CRM; empty for whoever owns the
   *     prospect
   */
  record Notification(Optional<String> to, String subject, String text) implements Action {
    @Override
    public ActionKind kind() {
      return ActionKind.NOTIFICATION;
    }

    @Override
    public Map<String, FieldValue> fields() {
      Map<String, FieldValue> fields = new LinkedHashMap<>();
      to.ifPresent(address -> fields.put("to", FieldValue.of(address)));
      fields.put("subject", FieldValue.of(subject));
      fields.put("text", FieldValue.of(text));
      return fields;
    }
  }

  /**
   * Something is done by another system, as a file in {@code mappings/actions} declares it.
   *
   * @param parameters those that the rule gives itself
   */
  record Invocation(String action, Map<String, FieldValue> parameters) implements Action {
    public static final String ACTION = "action";
    public static final String PARAMETER = "parameter.";

    @Override
    public ActionKind kind() {
      return ActionKind.EXTERNAL;
    }

    @Override
    public String subject() {
      return action;
    }

    @Override
    public Map<String, FieldValue> fields() {
      Map<String, FieldValue> fields = new LinkedHashMap<>();
      fields.put(ACTION, FieldValue.of(action));
      parameters.forEach((name, value) -> fields.put(PARAMETER + name, value));
      return fields;
    }
  }

  /** A prospect whose CRM record was deleted may get another one. */
  record Recreation() implements Action {
    @Override
    public ActionKind kind() {
      return ActionKind.RECREATION;
    }

    @Override
    public String subject() {
      return "";
    }

    @Override
    public Map<String, FieldValue> fields() {
      return Map.of();
    }
  }

  /**
   * The prospect comes to a step of a program.
   *
   * @param step empty where it leaves the program
   */
  record ToStep(String program, Optional<String> step) implements Action {
    @Override
    public ActionKind kind() {
      return ActionKind.STEP;
    }

    @Override
    public String subject() {
      return program;
    }

    @Override
    public Map<String, FieldValue> fields() {
      return Map.of("step", step.map(FieldValue::of).orElse(FieldValue.BLANK));
    }
  }
}
