package org.syncline.sandbox.salesforce;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the Apex class {@code LogCase} of the sandbox does: it makes a case, and none anew for a key
 * that it has had before.
 */
final class CaseLog {
  private static final Map<String, String> FIELDS =
      Map.of(
          "subject", "Subject",
          "description", "Description",
          "priority", "Priority",
          "origin", "Origin",
          "email", "SuppliedEmail",
          "contactId", "ContactId");

  private final SalesforceStore store;
  private final Saves saves;
  private final Map<String, String> byKey = new HashMap<>();

  CaseLog(SalesforceStore store, Saves saves) {
    this.store = store;
    this.saves = saves;
  }

  /**
   * The id of the case.
   *
   * @throws SalesforceError if it cannot be made
   */
  synchronized String log(Map<String, Object> inputs, Saves.By by) {
    if (inputs.get("subject") == null) {
      throw SalesforceError.bad(
          "REQUIRED_FIELD_MISSING", "Missing required input parameter: subject");
    }
    Object key = inputs.get("key");
    String known = byKey.get(String.valueOf(key));
    if (known != null) {
      return known;
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    FIELDS.forEach(
        (input, field) -> {
          if (inputs.get(input) != null) {
            fields.put(field, inputs.get(input));
          }
        });
    String id = saves.create(store.schema().named("Case"), fields, by);
    if (key != null) {
      byKey.put(key.toString(), id);
    }
    return id;
  }
}
