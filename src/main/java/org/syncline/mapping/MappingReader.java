package org.syncline.mapping;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.syncline.mapping.Mapping.MatchPair;
import org.syncline.record.SystemName;
import org.yaml.snakeyaml.nodes.Node;

/** Makes a mapping of one file's nodes. What is wrong is noted and read as its default. */
final class MappingReader {
  /** What holds where a file says nothing. */
  private static final Mapping DEFAULTS =
      new Mapping(
          "",
          "",
          "",
          Direction.BOTH,
          List.of(),
          Map.of(),
          Recency.FIELD,
          1,
          OnDuplicate.REVIEW,
          List.of(),
          true,
          false,
          false,
          OnCrmDelete.ARCHIVE,
          SystemName.CRM,
          Duration.ofSeconds(2),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of());

  static final Set<String> KEYS =
      Set.of(
          "mapping",
          "marketing",
          "crm",
          "direction",
          "match",
          "create",
          "recency",
          "priority",
          "onDuplicate",
          "assignedField",
          "linkUnassigned",
          "reverseSync",
          "allowRecreate",
          "onCrmDelete",
          "tieBreaker",
          "skewTolerance",
          "doNotSyncField",
          "share",
          "propose",
          "fields");
  static final List<String> REQUIRED = List.of("mapping", "marketing", "crm", "match", "fields");

  private final YamlReader yaml;
  private final Mapping otherwise;
  private Map<String, Node> keys = Map.of();

  MappingReader(YamlReader yaml) {
    this(yaml, DEFAULTS);
  }

  private MappingReader(YamlReader yaml, Mapping otherwise) {
    this.yaml = yaml;
    this.otherwise = otherwise;
  }

  /**
   * Empty where the file holds no keys at all.
   *
   * @param fileOfMapping the names that are taken already, and by which file
   * @param others the mappings read before
   */
  Optional<Mapping> mapping(Node root, Map<String, String> fileOfMapping, List<Mapping> others) {
    if (!yaml.isMap(root, "")) {
      return Optional.empty();
    }
    keys = yaml.map(root, "", KEYS);
    Mapping mapping = read(root);
    unique(mapping.name(), fileOfMapping);
    checkAssigned(root, mapping);
    others.forEach(other -> checkShare(mapping, other, fileOfMapping.get(other.name())));
    return Optional.of(mapping);
  }

  /** The given mapping, except for what these keys say. */
  static Mapping override(YamlReader yaml, Mapping like, Node root, Map<String, Node> keys) {
    MappingReader reader = new MappingReader(yaml, like);
    reader.keys = keys;
    Mapping mapping = reader.read(root);
    reader.checkAssigned(root, mapping);
    return mapping;
  }

  private void unique(String name, Map<String, String> fileOfMapping) {
    String other = name.isEmpty() ? null : fileOfMapping.put(name, yaml.file());
    if (other != null) {
      yaml.problem(
          keys.get("mapping"), "mapping", "the mapping '" + name + "' is in " + other + " too");
    }
  }

  /** What one mapping of a pair of objects does not share, the other would. */
  private void checkShare(Mapping mapping, Mapping other, String file) {
    boolean onePair =
        mapping.marketing().equals(other.marketing()) && mapping.crm().equals(other.crm());
    if (onePair && (mapping.share().isPresent() || other.share().isPresent())) {
      yaml.problem(
          keys.getOrDefault("share", keys.get("mapping")),
          "share",
          "the mapping '%s' in %s is of %s and %s too; with share, one mapping a pair is allowed"
              .formatted(other.name(), file, mapping.marketing(), mapping.crm()));
    }
  }

  private void checkAssigned(Node root, Mapping mapping) {
    if (mapping.create().containsValue(CreateWhen.WHEN_ASSIGNED)
        && mapping.assignedFields().isEmpty()) {
      yaml.problem(
          keys.getOrDefault("create", root),
          "create",
          "when-assigned needs the key 'assignedField', which tells that a prospect is assigned");
    }
    if (mapping.create().get(SystemName.MARKETING) == CreateWhen.WHEN_ASSIGNED) {
      yaml.problem(
          keys.getOrDefault("create", root),
          "create",
          "a prospect can only be assigned once it is there; allowed for marketing: always, never");
    }
  }

  private Mapping read(Node root) {
    return new Mapping(
        required(root, "mapping", otherwise.name()),
        required(root, "marketing", otherwise.marketing()),
        required(root, "crm", otherwise.crm()),
        word("direction", Direction.class, otherwise.direction()),
        matches(root),
        create(),
        word("recency", Recency.class, otherwise.recency()),
        optional("priority", yaml::priority).orElse(otherwise.priority()),
        word("onDuplicate", OnDuplicate.class, otherwise.onDuplicate()),
        optional("assignedField", (n, place) -> Optional.of(yaml.texts(n, place)))
            .orElse(otherwise.assignedFields()),
        flag("linkUnassigned", otherwise.linkUnassigned()),
        flag("reverseSync", otherwise.reverseSync()),
        flag("allowRecreate", otherwise.allowRecreate()),
        word("onCrmDelete", OnCrmDelete.class, otherwise.onCrmDelete()),
        word("tieBreaker", SystemName.class, otherwise.tieBreaker()),
        optional("skewTolerance", yaml::duration).orElse(otherwise.skewTolerance()),
        optional("doNotSyncField", yaml::text).or(otherwise::doNotSyncField),
        optional("share", this::share).or(otherwise::share),
        optional("propose", new LikenessReader(yaml)::read).or(otherwise::propose),
        fields(root));
  }

  private boolean whole() {
    return otherwise == DEFAULTS;
  }

  private boolean given(Node root, String key) {
    if (!keys.containsKey(key) && whole()) {
      yaml.problem(root, key, "this key is missing");
    }
    return keys.containsKey(key);
  }

  private String required(Node root, String key, String inherited) {
    return given(root, key) ? optional(key, yaml::text).orElse("") : inherited;
  }

  private <T> Optional<T> optional(String key, BiFunction<Node, String, Optional<T>> read) {
    return Optional.ofNullable(keys.get(key)).flatMap(node -> read.apply(node, key));
  }

  private <E extends Enum<E>> E word(String key, Class<E> type, E otherwise) {
    return this.<E>optional(key, (node, place) -> yaml.word(node, place, type)).orElse(otherwise);
  }

  private boolean flag(String key, boolean otherwise) {
    return optional(key, yaml::flag).orElse(otherwise);
  }

  private List<MatchPair> matches(Node root) {
    if (!given(root, "match")) {
      return otherwise.match();
    }
    List<MatchPair> pairs = new ArrayList<>();
    for (Node node : yaml.entries(keys.get("match"), "match")) {
      Map<String, Node> entry = yaml.map(node, "match", Set.of("marketing", "crm"));
      pairs.add(
          new MatchPair(
              yaml.required(node, entry, "match", "marketing"),
              yaml.required(node, entry, "match", "crm")));
    }
    return pairs;
  }

  private Optional<Share> share(Node node, String place) {
    Map<String, Node> entries = yaml.map(node, place, Set.of("field", "is"));
    String field = yaml.required(node, entries, place, "field");
    if (!entries.containsKey("is")) {
      yaml.problem(node, place, "the key 'is' is missing");
      return Optional.empty();
    }
    List<String> values = yaml.texts(entries.get("is"), place + " is");
    if (values.isEmpty()) {
      yaml.problem(entries.get("is"), place + " is", "expected at least one value");
    }
    return Optional.of(new Share(field, values));
  }

  private Map<SystemName, CreateWhen> create() {
    return keys.containsKey("create")
        ? new SystemMap(yaml)
            .read(keys.get("create"), "create", (n, place) -> yaml.word(n, place, CreateWhen.class))
        : otherwise.create();
  }

  private List<FieldMapping> fields(Node root) {
    return given(root, "fields")
        ? new FieldListReader(yaml).read(keys.get("fields"), otherwise.fields())
        : otherwise.fields();
  }
}
