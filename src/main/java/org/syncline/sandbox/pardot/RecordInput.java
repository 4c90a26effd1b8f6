package org.syncline.sandbox.pardot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What a client wants to write to a record, checked against the object's fields. */
record RecordInput(Map<Integer, Object> values, List<String> names) {
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+");

  static RecordInput of(ObjectType type, Map<String, Object> given) {
    List<String> refused = given.keySet().stream().filter(n -> !takes(type, n)).toList();
    if (!refused.isEmpty()) {
      throw PardotError.bad(
          180, "One or more of the specified fields are invalid: " + String.join(", ", refused));
    }
    Map<Integer, Object> values = new HashMap<>();
    given.forEach(
        (name, value) -> values.put(type.index(name), type.field(name).kind().read(name, value)));
    return new RecordInput(values, new ArrayList<>(given.keySet()));
  }

  private static boolean takes(ObjectType type, String name) {
    return type.field(name) != null && !type.field(name).readOnly();
  }

  /** Refuses an e-mail address that is none. */
  void checkEmail(int field) {
    if (values.get(field) instanceof String email && !EMAIL.matcher(email).matches()) {
      throw PardotError.bad(4, "Invalid prospect email address: " + email);
    }
  }
}
