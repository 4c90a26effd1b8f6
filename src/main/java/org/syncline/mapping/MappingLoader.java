package org.syncline.mapping;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syncline.record.Problem;
import org.yaml.snakeyaml.nodes.Node;

/** Reads mapping files; finds all that is wrong with them at once. */
public final class MappingLoader {
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, String> fileOfMapping = new HashMap<>();
  private final List<Mapping> mappings = new ArrayList<>();
  private final Map<KeptObject, String> kept = new LinkedHashMap<>();
  private final Map<String, UserGroup> groups = new LinkedHashMap<>();
  private final Map<String, DeclaredActivity> activities = new LinkedHashMap<>();
  private Optional<UserRoles> roles = Optional.empty();

  /**
   * What was read: the mappings, or why they cannot be used.
   *
   * @param texts of the files, by their path
   */
  public record Loaded(MappingSet mappings, List<Problem> problems, Map<Path, String> texts) {}

  /** The mapping files of a folder, also in folders inside it. */
  public static TextFolder files(Path folder) {
    return new TextFolder(folder, List.of(".yaml", ".yml"));
  }

  /** Reads every YAML file of the folder. */
  public static Loaded load(Path folder) {
    return new MappingLoader().read(folder);
  }

  private Loaded read(Path folder) {
    Map<Path, String> texts = files(folder).read("mappings", "*.yaml files", problems);
    texts.forEach((file, text) -> take(file.toString(), text));
    MappingSet set =
        new MappingSet(
            mappings, List.copyOf(kept.keySet()), roles.orElse(UserRoles.NONE), groups, activities);
    if (problems.isEmpty()) {
      problems.addAll(KeptReader.across(kept, set));
      problems.addAll(new DerivedCheck(set, places(texts)).problems());
    }
    return new Loaded(set, problems.stream().sorted().toList(), texts);
  }

  private static MappingPlaces places(Map<Path, String> texts) {
    Map<String, String> named = new LinkedHashMap<>();
    texts.forEach((file, text) -> named.put(file.toString(), text));
    return new MappingPlaces(named);
  }

  private void take(String file, String text) {
    int before = problems.size();
    YamlReader yaml = new YamlReader(file, problems);
    Optional<Node> root = root(file, text);
    if (root.filter(KeptReader::reads).isPresent()) {
      List<KeptObject> known = List.copyOf(kept.keySet());
      new KeptReader(yaml).kept(root.get(), known).ifPresent(one -> kept.put(one, file));
      return;
    }
    if (root.filter(node -> YamlText.has(node, UserRolesReader.KEY)).isPresent()) {
      roles = new UserRolesReader(yaml).roles(root.get(), roles);
      return;
    }
    if (root.filter(GroupsReader::reads).isPresent()) {
      new GroupsReader(yaml).groups(root.get(), groups);
      return;
    }
    if (root.filter(ActivityTypesReader::reads).isPresent()) {
      new ActivityTypesReader(yaml).activities(root.get(), activities);
      return;
    }
    Optional<Mapping> mapping =
        root.flatMap(node -> new MappingReader(yaml).mapping(node, fileOfMapping, mappings));
    if (problems.size() == before) {
      mapping.ifPresent(mappings::add);
    }
  }

  private Optional<Node> root(String file, String text) {
    int before = problems.size();
    Optional<Node> root = YamlText.document(file, text, problems);
    if (root.isEmpty() && problems.size() == before) {
      problems.add(
          new Problem(
              file, 0, "", "the file is empty, expected the keys " + MappingReader.REQUIRED));
    }
    return root;
  }
}
