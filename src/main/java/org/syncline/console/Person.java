package org.syncline.console;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.syncline.mirror.Mirrored;
import org.syncline.record.FieldValue;

/** What a person is called on a page. */
final class Person {
  private Person() {}

  /** The name, else the address, as marketing knows them; empty where it knows neither. */
  static String name(Mirrored prospect) {
    if (prospect == null) {
      return "";
    }
    String name =
        Stream.of("firstName", "lastName")
            .map(prospect::field)
            .filter(FieldValue::present)
            .map(FieldValue::text)
            .collect(Collectors.joining(" "));
    return name.isEmpty() ? prospect.field("email").text() : name;
  }
}
