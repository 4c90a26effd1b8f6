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
          SField.system("Id", "id"),
          SField.system("IsDeleted", "boolean"),
          SField.system("CreatedDate", "datetime"),
          SField.system("LastModifiedDate", "datetime"),
          SField.system("SystemModstamp", "datetime"),
          SField.byUser("CreatedById", "CreatedBy"),
          SField.byUser("LastModifiedById", "LastModifiedBy"));

  private final Map<String, SObjectType> types = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  /**
   * @param custom further fields by object, {@code name: type} such as {@code Level__c: double}
   */
  Schema(Map<String, Map<String, String>> custom) {
    try (InputStream in = Schema.class.getResourceAsStream("/sandbox/salesforce-schema.yaml")) {
      Map<String, Map<String, Object>> content = new Yaml().load(in);
      custom.keySet().stream()
          .filter(object -> !content.containsKey(object))
          .findFirst()
          .ifPresent(object -> unknown(object, content.keySet()));
      content.forEach(
          (name, entry) -> types.put(name, type(name, entry, custom.getOrDefault(name, Map.of()))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void unknown(String object, Collection<String> known) {
    throw new IllegalArgumentException("no object " + object + " here, there are " + known);
  }

  @SuppressWarnings("unchecked")
  private static SObjectType type(
      String name, Map<String, Object> entry, Map<String, String> custom) {
    Map<String, SField> fields = new LinkedHashMap<>();
    SYSTEM.forEach(field -> fields.put(field.name(), field));
    ((Map<String, Map<String, Object>>) entry.get("fields"))
        .forEach((field, options) -> fields.put(field, FieldOptions.of(field, options)));
    if (fields.containsKey("LastName")) {
      fields.putIfAbsent("Name", SField.system("Name", "string"));
    }
    custom.forEach((field, type) -> fields.put(field, FieldOptions.custom(name, field, type)));
    boolean setup = (boolean) entry.getOrDefault("setup", false);
    return SObjectType.of(name, (String) entry.get("prefix"), setup, fields);
  }

  Optional<SObjectType> type(String name) {
    return Optional.ofNullable(types.get(name));
  }

  /**
   * The object that a path names.
   *
   * @throws SalesforceError if there is none
   */
  SObjectType named(String name) {
    return type(name).orElseThrow(SalesforceError::notFound);
  }

  Optional<SObjectType> ofId(String id) {
    return types.values().stream().filter(type -> id.startsWith(type.prefix())).findFirst();
  }

  Collection<SObjectType> all() {
    return types.values();
  }
}
