package org.syncline.sandbox.people;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A kind of activity, as Pardot numbers and names it. */
public enum ActivityKind {
  SENT(6, "Email", "emails", "emailId", null),
  OPENED(11, "Email Tracker", "emails", "emailId", SENT),
  CLICKED(1, "Email Tracker", "emails", "emailId", OPENED),
  FORM_SENT(4, "Form", "forms", "formId", null),
  PAGE_VIEWED(2, "Landing Page", "landing-pages", "landingPageId", null);

  /** The object of all of them. */
  public static final String ACTIVITIES = "visitor-activities";

  private final int type;
  private final String typeName;
  private final String object;
  private final String field;
  private final ActivityKind before;

  ActivityKind(int type, String typeName, String object, String field, ActivityKind before) {
    this.type = type;
    this.typeName = typeName;
    this.object = object;
    this.field = field;
    this.before = before;
  }

  /**
   * What it is done to.
   *
   * @param campaign the campaign of Pardot that it belongs to
   */
  public record Asset(int id, Integer campaign, String name) {}

  public static Optional<ActivityKind> of(int type) {
    return Arrays.stream(values()).filter(kind -> kind.type == type).findFirst();
  }

  public int type() {
    return type;
  }

  /** The object of its assets. */
  public String object() {
    return object;
  }

  /** The field that names its asset. */
  public String field() {
    return field;
  }

  /** What has to have happened before. */
  Optional<ActivityKind> before() {
    return Optional.ofNullable(before);
  }

  /** The record of one. */
  public Map<String, Object> fields(int prospect, Asset asset) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("prospectId", prospect);
    fields.put("type", type);
    fields.put("typeName", typeName);
    fields.put("details", asset.name());
    fields.put("campaignId", asset.campaign());
    fields.put(field, asset.id());
    return fields;
  }
}
