package org.syncline.vendor;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.syncline.record.FieldType;

/** The types that a prospect field can have on the vendor's pages, and ours for each. */
enum VendorType {
  TEXT(FieldType.TEXT, "Textarea", "Hidden"),
  PICKLIST(FieldType.PICKLIST, "Dropdown", "Radio Button"),
  MULTI_PICKLIST(FieldType.MULTI_PICKLIST, "Multi-Select", "Checkbox"),
  NUMBER(FieldType.NUMBER, "Integer", "Currency"),
  BOOLEAN(FieldType.BOOLEAN),
  DATE(FieldType.DATE),
  DATETIME(FieldType.DATETIME),
  EMAIL(FieldType.EMAIL),
  PHONE(FieldType.PHONE),
  URL(FieldType.URL),
  ID(FieldType.ID, "CRM User");

  private final FieldType type;
  private final List<String> others;

  VendorType(FieldType type, String... others) {
    this.type = type;
    this.others = List.of(others);
  }

  static Optional<FieldType> of(String text) {
    return Arrays.stream(values())
        .filter(one -> one.words().anyMatch(word -> Letters.same(word, text)))
        .map(one -> one.type)
        .findFirst();
  }

  private Stream<String> words() {
    return Stream.concat(Stream.of(type.word()), others.stream());
  }

  /** For a message. */
  static String allowed() {
    return Arrays.stream(values()).flatMap(VendorType::words).collect(Collectors.joining(", "));
  }
}
