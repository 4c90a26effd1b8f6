package org.syncline.record;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;

/**
 * One object in one system: {@code crm Lead 00Q...}. A Salesforce id is always kept in its 18
 * character form, so that two refs of one record are equal. Ordered so that the lower number comes
 * first.
 */
public record RecordRef(SystemName system, String object, String id)
    implements Comparable<RecordRef> {
  private static final Comparator<RecordRef> ORDER =
      Comparator.comparing(RecordRef::system)
          .thenComparing(RecordRef::object)
          .thenComparing(ref -> ref.id().length())
          .thenComparing(RecordRef::id);

  public RecordRef {
    if (object == null || object.isBlank()) {
      throw new IllegalArgumentException("a record needs an object");
    }
    if (id == null || id.isBlank()) {
      throw new IllegalArgumentException("a record of " + object + " needs an id");
    }
    id = system == SystemName.CRM ? SalesforceId.to18(id) : id;
  }

  public static RecordRef marketing(String object, String id) {
    return new RecordRef(SystemName.MARKETING, object, id);
  }

  public static RecordRef crm(String object, String id) {
    return new RecordRef(SystemName.CRM, object, id);
  }

  /** Reads what {@link #key()} writes. */
  @JsonCreator
  public static RecordRef parse(String key) {
    String[] parts = key.split("/", 3);
    if (parts.length < 3) {
      throw new IllegalArgumentException(
          "'" + key + "' names no record, expected system/object/id");
    }
    return new RecordRef(SystemName.of(parts[0]), parts[1], parts[2]);
  }

  /** One text for the whole: {@code crm/Lead/00Q000000000001AAA}. */
  @JsonValue
  public String key() {
    return system + "/" + object + "/" + id;
  }

  @Override
  public int compareTo(RecordRef that) {
    return ORDER.compare(this, that);
  }

  @Override
  public String toString() {
    return object + " " + id;
  }
}
