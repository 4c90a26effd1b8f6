package org.syncline.mapping;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the file that says which profile of the CRM stands for which role in marketing. */
final class UserRolesReader {
  static final String KEY = "users";
  private static final String ROLES = "roles";
  private static final String OTHERWISE = "defaultRole";
  private final YamlReader yaml;

  UserRolesReader(YamlReader yaml) {
    this.yaml = yaml;
  }

  /**
   * @param known those that another file has given already
   */
  Optional<UserRoles> roles(Node root, Optional<UserRoles> known) {
    Map<String, Node> keys = yaml.map(root, "", Set.of(KEY));
    Node users = keys.get(KEY);
    Map<String, Node> entries = yaml.map(users, KEY, Set.of(OTHERWISE, ROLES));
    if (known.isPresent()) {
      yaml.problem(users, KEY, "another file says which roles users have, too");
    }
    String otherwise = yaml.required(users, entries, KEY, OTHERWISE);
    return Optional.of(new UserRoles(otherwise, roles(entries)));
  }

  private Map<String, String> roles(Map<String, Node> entries) {
    Map<String, String> roles = new LinkedHashMap<>();
    if (entries.containsKey(ROLES)) {
      yaml.map(entries.get(ROLES), KEY + " " + ROLES, Set.of())
          .forEach(
              (profile, node) ->
                  yaml.text(node, KEY + " " + profile).ifPresent(role -> roles.put(profile, role)));
    }
    return roles;
  }
}
