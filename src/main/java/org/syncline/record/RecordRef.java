package org.syncline.record;

import java.util.Comparator;

/**
 * One object in one system: {@code crm Lead 00Q...}. A Salesforce id is always kept in its 18
 * character form, so that two refs of one record are equal.
 */
public record RecordRef(SystemName system, String object, String id)
    implements Comparable<RecordRef> {
  private static final Comparator<RecordRef> ORDER =
      Comparator.comparing(RecordRef::system)
          .thenComparing(RecordRef::object)
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

  @Override
  public int compareTo(RecordRef that) {
    return ORDER.compare(this, that);
  }

  @Override
  public String toString() {
    return object + " " + id;
  }
}
