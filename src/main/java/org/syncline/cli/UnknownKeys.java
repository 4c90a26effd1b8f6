package org.syncline.cli;

import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.syncline.record.NearNames;
import org.syncline.setting.Keys;

/**
 * Settings of ours that nobody reads. They are refused: a brake or an address that is misspelt
 * would silently not be there.
 */
final class UnknownKeys {
  private static final String OURS = "syncline.";
  private static final String OUR_VARIABLES = "SYNCLINE_";

  /** What Kubernetes puts into each container for a service by the name of ours. */
  private static final Pattern SERVICE_LINK =
      Pattern.compile("SYNCLINE_(?:\\w+_)?(?:SERVICE_HOST|SERVICE_PORT\\w*|PORT(?:_\\d+_\\w+)?)");

  private final Set<String> known;

  UnknownKeys(Collection<Class<?>> mappings) {
    known = new TreeSet<>();
    mappings.forEach(
        mapping ->
            known.addAll(ConfigMappings.getProperties(ConfigClass.configClass(mapping)).keySet()));
  }

  /** A line for each. */
  List<String> problems(SmallRyeConfig settings, Set<String> variables) {
    Set<String> problems = new TreeSet<>();
    StreamSupport.stream(settings.getConfigSources().spliterator(), false)
        .filter(source -> !(source instanceof EnvConfigSource))
        .flatMap(source -> source.getPropertyNames().stream())
        .map(name -> name.replaceFirst("^%[^.]+\\.", ""))
        .filter(name -> name.startsWith(OURS) && !isKnown(name, known))
        .forEach(name -> problems.add(problem(name, known)));
    Set<String> names = new TreeSet<>();
    known.forEach(key -> names.add(variable(key)));
    variables.stream()
        .filter(name -> name.startsWith(OUR_VARIABLES) && !isKnown(name, names))
        .filter(name -> !SERVICE_LINK.matcher(name).matches())
        .forEach(name -> problems.add(problem(name, names)));
    return List.copyOf(problems);
  }

  /** A star stands for any name. */
  private static String variable(String key) {
    return String.join("*", List.of(key.split("\\*", -1)).stream().map(Keys::env).toList());
  }

  private static boolean isKnown(String name, Set<String> known) {
    return known.contains(name)
        || known.stream()
            .filter(key -> key.contains("*"))
            .anyMatch(key -> name.matches(Pattern.quote(key).replace("*", "\\E.+\\Q")));
  }

  private static String problem(String name, Set<String> known) {
    String near = NearNames.suggestion(name, known);
    return name + " is no setting." + (near.isEmpty() ? " README.md lists all." : near);
  }
}
