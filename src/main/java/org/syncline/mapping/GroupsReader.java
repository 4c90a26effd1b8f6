package org.syncline.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syncline.mapping.UserGroup.Member;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the file of user groups. */
final class GroupsReader {
  static final String KEY = "groups";
  private static final Set<String> GROUP_KEYS = Set.of("order", "members");
  private static final Set<String> MEMBER_KEYS =
      Set.of("user", "weight", "dailyCap", "timeZone", "workingHours", "outOfOffice");

  private final YamlReader yaml;
  private final MemberTimes times;

  GroupsReader(YamlReader yaml) {
    this.yaml = yaml;
    this.times = new MemberTimes(yaml);
  }

  /** Whether the file is of this kind. */
  static boolean reads(Node root) {
    return YamlText.has(root, KEY);
  }

  /**
   * Adds the groups of a file to those of others.
   *
   * @param known by name
   */
  void groups(Node root, Map<String, UserGroup> known) {
    Map<String, Node> keys = yaml.map(root, "", Set.of(KEY));
    yaml.map(keys.get(KEY), KEY, Set.of())
        .forEach(
            (name, node) -> {
              if (known.putIfAbsent(name, group(name, node)) != null) {
                yaml.problem(node, KEY, "another file has a group '" + name + "', too");
              }
            });
  }

  private UserGroup group(String name, Node node) {
    Map<String, Node> keys = yaml.map(node, name, GROUP_KEYS);
    GroupOrder order =
        Optional.ofNullable(keys.get("order"))
            .flatMap(given -> yaml.word(given, name + " order", GroupOrder.class))
            .orElse(GroupOrder.LEAST_RECENT);
    Map<String, Member> members = new LinkedHashMap<>();
    if (!keys.containsKey("members")) {
      yaml.problem(node, name, "the key 'members' is missing");
      return new UserGroup(name, order, List.of());
    }
    for (Node entry : yaml.entries(keys.get("members"), name + " members")) {
      Member member = member(name, entry);
      if (members.put(member.user(), member) != null && !member.user().isEmpty()) {
        yaml.problem(entry, name, "the user '" + member.user() + "' is a member twice");
      }
    }
    return new UserGroup(name, order, new ArrayList<>(members.values()));
  }

  private Member member(String group, Node entry) {
    Map<String, Node> keys = yaml.map(entry, group, MEMBER_KEYS);
    String user = yaml.required(entry, keys, group, "user");
    String place = group + " " + user;
    int weight = Optional.ofNullable(keys.get("weight")).flatMap(w -> weight(w, place)).orElse(1);
    return new Member(
        user,
        weight,
        Optional.ofNullable(keys.get("dailyCap"))
            .flatMap(cap -> yaml.length(cap, place + " dailyCap")),
        times.zone(keys.get("timeZone"), place),
        times.hours(keys.get("workingHours"), place),
        times.absences(keys.get("outOfOffice"), place));
  }

  private Optional<Integer> weight(Node node, String place) {
    Optional<Integer> weight = yaml.length(node, place + " weight");
    if (weight.filter(found -> found > UserGroup.MOST_WEIGHT).isPresent()) {
      yaml.problem(
          node,
          place + " weight",
          "expected at most %d, found '%d'".formatted(UserGroup.MOST_WEIGHT, weight.get()));
      return Optional.empty();
    }
    return weight;
  }
}
