package org.syncline.matching;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  /** Ids such as 0031 are texts here, not numbers. */
  private static final class Texts extends Resolver {
    @Override
    protected void addImplicitResolvers() {
      addImplicitResolver(Tag.BOOL, BOOL, "tf");
    }
  }

  /** A record of either system as the case has it, in that system's own field names. */
  record Given(SystemName system, String object, String id, Map<String, Object> fields) {}

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
    return settings;
  }

  List<Given> prospects() {
    return records("prospect").stream().map(IdentityCase::prospect).toList();
  }

  List<Given> crm() {
    return records("crm").stream().map(IdentityCase::crmRecord).toList();
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
        SystemName.MARKETING, "prospect", (String) given.getOrDefault("id", "7"), fields);
  }

  private static Given crmRecord(Map<String, Object> given) {
    String id = (String) given.get("id");
    String object = id.startsWith("003") ? "Contact" : "Lead";
    Map<String, Object> fields = new HashMap<>(Map.of("LastName", "L"));
    if (given.containsKey("email")) {
      fields.put("Email", given.get("email"));
    }
    return new Given(SystemName.CRM, (String) given.getOrDefault("type", object), id, fields);
  }
}
