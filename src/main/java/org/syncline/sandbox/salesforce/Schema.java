package org.syncline.sandbox.salesforce;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.yaml.snakeyaml.Yaml;

/** The objects that the sandbox knows: the standard ones, and custom fields by configuration. */
final class Schema {
  private static final List<SField> SYSTEM =
      List.of(
          system("Id", "id"),
          system("IsDeleted", "boolean"),
          system("CreatedDate", "datetime"),
          system("LastModifiedDate", "datetime"),
          system("SystemModstamp", "datetime"),
          system("CreatedById", "reference"),
          system("LastModifiedById", "reference"));

  private final Map<String, SObjectType> types = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  /**
   * @param custom further fields by object, {@code name: type} such as {@code Level__c: double}
   */
  Schema(Map<String, Map<String, String>> custom) {
    try (InputStream in = Schema.class.getResourceAsStream("/sandbox/salesforce-schema.yaml")) {
      Map<String, Map<String, Object>> content = new Yaml().load(in);
      content.forEach((name, entry) -> types.put(name, type(name, entry, custom.get(name))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SField system(String name, String type) {
    return new SField(name, type, 0, false, true, false, List.of(), null, null, null);
  }

  @SuppressWarnings("unchecked")
  private static SObjectType type(
      String name, Map<String, Object> entry, Map<String, String> custom) {
    Map<String, SField> fields = new LinkedHashMap<>();
    SYSTEM.forEach(field -> fields.put(field.name(), field));
    if (name.equals("Lead") || name.equals("Contact")) {
      fields.put("Name", system("Name", "string"));
    }
    ((Map<String, Map<String, Object>>) entry.get("fields"))
        .forEach((field, options) -> fields.put(field, field(field, options)));
    if (custom != null) {
      custom.forEach((field, type) -> fields.put(field, field(field, Map.of("type", type))));
    }
    return SObjectType.of(name, (String) entry.get("prefix"), fields);
  }

  @SuppressWarnings("unchecked")
  private static SField field(String name, Map<String, Object> options) {
    return new SField(
        name,
        (String) options.get("type"),
        (int) options.getOrDefault("length", 0),
        (boolean) options.getOrDefault("required", false),
        (boolean) options.getOrDefault("readOnly", false),
        (boolean) options.getOrDefault("externalId", false),
        (List<String>) options.getOrDefault("values", List.of()),
        (String) options.get("to"),
        (String) options.get("relationship"),
        options.get("default"));
  }

  Optional<SObjectType> type(String name) {
    return Optional.ofNullable(types.get(name));
  }

  Optional<SObjectType> ofId(String id) {
    return types.values().stream().filter(type -> id.startsWith(type.prefix())).findFirst();
  }

  Collection<SObjectType> all() {
    return types.values();
  }
}
