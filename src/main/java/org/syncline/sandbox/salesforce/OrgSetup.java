package org.syncline.sandbox.salesforce;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/** Puts in what an org has from its first day: stages, profiles, record types. */
final class OrgSetup {
  private OrgSetup() {}

  static void fill(SalesforceStore store, Instant at) {
    try (InputStream in = OrgSetup.class.getResourceAsStream("/sandbox/salesforce-setup.yaml")) {
      Map<String, List<Map<String, Object>>> content = new Yaml().load(in);
      content.forEach(
          (object, records) -> {
            int order = 0;
            for (Map<String, Object> record : records) {
              order++;
              store.insert(object, complete(store.schema().named(object), record, order), "", at);
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> complete(
      SObjectType type, Map<String, Object> given, int order) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("SortOrder", order);
    fields.put("IsActive", true);
    fields.put("ApiName", given.get("MasterLabel"));
    fields.keySet().removeIf(name -> type.field(name).isEmpty());
    fields.putAll(given);
    return fields;
  }
}
