package org.syncline.matching.likeness;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.syncline.mapping.ComparedAs;
import org.syncline.mapping.Likeness;
import org.syncline.mapping.Likeness.Compared;
import org.syncline.record.ChangedBy;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;
import org.syncline.record.RecordSnapshot;
import org.syncline.record.SystemName;

/** A prospect and leads who are like Marie Curie, except for some fields. */
final class People {
  static final Compared FIRST = new Compared("firstName", "FirstName", ComparedAs.NAME);
  static final Compared LAST = new Compared("lastName", "LastName", ComparedAs.NAME);
  static final Compared STREET = new Compared("addressOne", "Street", ComparedAs.STREET);
  static final Compared CITY = new Compared("city", "City", ComparedAs.TEXT);
  static final Compared COMPANY = new Compared("company", "Company", ComparedAs.TEXT);
  static final Compared ZIP = new Compared("zip", "PostalCode", ComparedAs.CODE);
  static final Compared PHONE = new Compared("phone", "Phone", ComparedAs.PHONE);
  static final Compared STATE = new Compared("state", "State", ComparedAs.PICKLIST);
  static final Compared BIRTH = new Compared("birthDate__c", "Birth_Date__c", ComparedAs.DATE);

  static final List<Compared> ALL =
      List.of(FIRST, LAST, STREET, CITY, COMPANY, ZIP, PHONE, STATE, BIRTH);

  static final Likeness LIKENESS =
      new Likeness(0.9, ALL, List.of(List.of(FIRST, LAST), List.of(LAST, ZIP), List.of(STREET)));

  private static final Map<Compared, String> MARIE =
      Map.of(
          FIRST, "Marie",
          LAST, "Curie",
          STREET, "12 Radium Road",
          CITY, "Newtown",
          COMPANY, "Polonium Ltd.",
          ZIP, "4223",
          PHONE, "+61 2 5550 1234",
          STATE, "NSW",
          BIRTH, "1967-11-07");

  private People() {}

  static RecordSnapshot prospect(Map<Compared, String> but) {
    return person(RecordRef.marketing("prospect", "7"), but);
  }

  /**
   * @param number of the lead, one digit
   */
  static RecordSnapshot lead(int number, Map<Compared, String> but) {
    return person(RecordRef.crm("Lead", "00Q00000000000" + number), but);
  }

  private static RecordSnapshot person(RecordRef ref, Map<Compared, String> but) {
    Map<String, FieldValue> fields = new HashMap<>();
    SystemName system = ref.system();
    MARIE.forEach((field, text) -> fields.put(field.name(system), FieldValue.of(text)));
    but.forEach((field, text) -> fields.put(field.name(system), FieldValue.of(text)));
    return new RecordSnapshot(ref, null, fields, Map.of(), ChangedBy.UNKNOWN, false);
  }

  /** Only what is given here is known of the lead. */
  static RecordSnapshot leadOfWhomIsKnown(Map<Compared, String> all) {
    Map<Compared, String> but = new HashMap<>();
    ALL.forEach(field -> but.put(field, ""));
    but.putAll(all);
    return lead(1, but);
  }
}
