package org.syncline.cli;

import io.smallrye.config.SmallRyeConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.syncline.action.NotifyConfig;
import org.syncline.mapping.ExternalAction;
import org.syncline.mapping.MappingLoader;
import org.syncline.setting.Keys;

/** Whether people can be told of something in the way that is set: later nobody would notice. */
final class NotifyCheck {
  private static final String ACTION = "syncline.notify.action";
  private static final List<String> OF_MAIL = List.of("quarkus.mailer.host", "quarkus.mailer.from");

  private NotifyCheck() {}

  static List<String> problems(SmallRyeConfig settings, Path mappings) {
    NotifyConfig config = settings.getConfigMapping(NotifyConfig.class);
    return switch (config.by()) {
      case TASK -> List.of();
      case MAIL -> mail(settings);
      case ACTION ->
          config
              .action()
              .map(action -> action(action, mappings))
              .orElse(List.of(ACTION + " is not set, but syncline.notify.by is action"));
    };
  }

  /** Quarkus would take localhost for a mail server that nobody has named. */
  private static List<String> mail(SmallRyeConfig settings) {
    List<String> missing =
        OF_MAIL.stream()
            .filter(key -> settings.getOptionalValue(key, String.class).isEmpty())
            .map(Keys::both)
            .toList();
    boolean mock = settings.getOptionalValue("quarkus.mailer.mock", Boolean.class).orElse(false);
    return mock || missing.isEmpty()
        ? List.of()
        : List.of(
            "%s not set, but syncline.notify.by is mail"
                .formatted(String.join(" and ", missing) + (missing.size() > 1 ? " are" : " is")));
  }

  /** Files with mistakes are told of when the rule set is loaded. */
  private static List<String> action(String name, Path mappings) {
    MappingLoader.Loaded loaded = MappingLoader.load(mappings);
    if (!loaded.problems().isEmpty()) {
      return List.of();
    }
    Map<String, ExternalAction> declared = loaded.mappings().externalActions();
    if (!declared.containsKey(name)) {
      return List.of(
          "%s is '%s', which no file in %s declares, allowed: %s"
              .formatted(
                  ACTION,
                  name,
                  mappings.resolve("actions"),
                  declared.isEmpty()
                      ? "none"
                      : String.join(", ", new TreeSet<>(declared.keySet()))));
    }
    return missing(declared.get(name));
  }

  private static List<String> missing(ExternalAction action) {
    String missing =
        Stream.of("to", "subject", "text")
            .filter(parameter -> !action.parameters().containsKey(parameter))
            .collect(Collectors.joining(", "));
    return missing.isEmpty()
        ? List.of()
        : List.of(
            "%s is '%s', which has no parameter %s".formatted(ACTION, action.name(), missing));
  }
}
