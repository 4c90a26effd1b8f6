package org.syncline.matching;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.syncline.record.SystemName;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** One case of the identity table: the records that there are, and what is to become of them. */
record IdentityCase(Map<String, Object> row) {
  private static final Map<String, String> FIELDS =
      Map.of("crmId", "salesforceId", "email", "email", "doNotSync", "doNotSync__c");
  private static final Map<String, String> SETTINGS =
      Map.of(
          "policy", "onDuplicate",
          "reverseSync", "reverseSync",
          "linkUnassigned", "linkUnassigned");

  /** What a case says of a CRM record, by its field. */
  private static final Map<String, String> LIFE =
      Map.of("convertedContactId", "ConvertedContactId", "masterRecordId", "MasterRecordId");

  /** Ids such as 0031 are texts here, not numbers. */
  private static final class Texts extends Resolver {
    @Override
    protected void addImplicitResolvers() {
      addImplicitResolver(Tag.BOOL, BOOL, "tf");
    }
  }

  /** A record of either system as the case has it, in that system's own field names. */
  record Given(
      SystemName system, String object, String id, Map<String, Object> fields, boolean deleted) {}

  @SuppressWarnings("unchecked")
  static List<IdentityCase> all() {
    LoaderOptions options = new LoaderOptions();
    DumperOptions dumper = new DumperOptions();
    Yaml yaml =
        new Yaml(
            new SafeConstructor(options), new Representer(dumper), dumper, options, new Texts());
    try (InputStream in = IdentityCase.class.getResourceAsStream("/conformance/identity.yaml")) {
      Map<String, Object> content = yaml.load(in);
      return ((List<Map<String, Object>>) content.get("cases"))
          .stream().map(IdentityCase::new).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static IdentityCase named(String id) {
    return all().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
  }

  String id() {
    return (String) row.get("id");
  }

  String want() {
    return (String) row.get("want");
  }

  /** What the case says of the mappings, by the key of the mapping file. */
  Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>(Map.of("doNotSyncField", "doNotSync__c"));
    SETTINGS.forEach(
        (word, key) -> {
          if (row.containsKey(word)) {
            settings.put(key, row.get(word));
          }
        });
    if (says("allowRecreate")) {
      settings.put("allowRecreate", true);
    }
    return settings;
  }

  /** Whether the case says so of one of its records. */
  boolean says(String word) {
    return Stream.of("prospect", "crm")
        .filter(row::containsKey)
        .flatMap(key -> records(key).stream())
        .anyMatch(record -> Boolean.TRUE.equals(record.get(word)));
  }

  List<Given> prospects() {
    return records("prospect").stream().map(IdentityCase::prospect).toList();
  }

  List<Given> crm() {
    List<Given> all =
        new ArrayList<>(records("crm").stream().map(IdentityCase::crmRecord).toList());
    List.copyOf(all).stream()
        .filter(one -> one.fields().containsKey("ConvertedContactId"))
        .map(one -> (String) one.fields().get("ConvertedContactId"))
        .forEach(id -> all.add(crmRecord(Map.of("id", id))));
    if (says("crmDeleted") && all.isEmpty()) {
      all.add(
          crmRecord(
              Map.of("id", prospects().get(0).fields().get("salesforceId"), "deleted", true)));
    }
    return all;
  }

  @SuppressWarnings("unchecked")
  private List<Map<String, Object>> records(String key) {
    Object given = row.get(key);
    return given instanceof List<?>
        ? (List<Map<String, Object>>) given
        : List.of((Map<String, Object>) given);
  }

  private static Given prospect(Map<String, Object> given) {
    Map<String, Object> fields = new HashMap<>();
    given.forEach(
        (word, value) -> {
          if (FIELDS.containsKey(word)) {
            fields.put(FIELDS.get(word), value);
          }
        });
    if (Boolean.TRUE.equals(given.get("assigned"))) {
      fields.put("salesforceOwnerId", "005000000000001AAA");
    }
    return new Given(
        SystemName.MARKETING,
        "prospect",
        (String) given.getOrDefault("id", "7"),
        fields,
        Boolean.TRUE.equals(given.get("archived")));
  }

  private static Given crmRecord(Map<String, Object> given) {
    String id = (String) given.get("id");
    String object = id.startsWith("003") ? "Contact" : "Lead";
    Map<String, Object> fields = new HashMap<>(Map.of("LastName", "L"));
    if (given.containsKey("email")) {
      fields.put("Email", given.get("email"));
    }
    LIFE.forEach(
        (word, field) -> {
          if (given.containsKey(word)) {
            fields.put(field, given.get(word));
          }
        });
    boolean gone = Boolean.TRUE.equals(given.get("deleted"));
    return new Given(SystemName.CRM, (String) given.getOrDefault("type", object), id, fields, gone);
  }
}
