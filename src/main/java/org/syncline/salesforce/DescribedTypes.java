package org.syncline.salesforce;

import java.util.Map;
import java.util.Set;
import org.syncline.doctor.TypeTable;
import org.syncline.record.FieldType;

/** Which types of ours go with the types that {@code describe} tells. */
final class DescribedTypes {
  private static final String STRING = "string";
  private static final String TEXT_AREA = "textarea";
  private static final Set<String> NUMBERS = Set.of("int", "long", "double", "currency", "percent");
  private static final Set<String> LISTS = Set.of("picklist", "combobox", STRING, TEXT_AREA);
  private static final Set<String> TEXTS =
      Set.of(STRING, TEXT_AREA, "email", "phone", "url", "picklist", "combobox", "encryptedstring");

  static final TypeTable TABLE =
      new TypeTable(
          Map.ofEntries(
              Map.entry(FieldType.TEXT, TEXTS),
              Map.entry(FieldType.EMAIL, Set.of("email", STRING)),
              Map.entry(FieldType.PHONE, Set.of("phone", STRING)),
              Map.entry(FieldType.URL, Set.of("url", STRING, TEXT_AREA)),
              Map.entry(FieldType.NUMBER, NUMBERS),
              Map.entry(FieldType.BOOLEAN, Set.of("boolean")),
              Map.entry(FieldType.DATE, Set.of("date")),
              Map.entry(FieldType.DATETIME, Set.of("datetime")),
              Map.entry(FieldType.PICKLIST, LISTS),
              Map.entry(FieldType.MULTI_PICKLIST, Set.of("multipicklist")),
              Map.entry(FieldType.ID, Set.of("id", "reference", STRING))),
          Map.of(
              FieldType.TEXT, Set.of("multipicklist", "id", "reference"),
              FieldType.EMAIL, Set.of(TEXT_AREA),
              FieldType.PHONE, Set.of(TEXT_AREA),
              FieldType.PICKLIST, Set.of("multipicklist"),
              FieldType.MULTI_PICKLIST, LISTS,
              FieldType.NUMBER, TEXTS));

  private DescribedTypes() {}
}
