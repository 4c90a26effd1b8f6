package org.syncline.cli;

import io.smallrye.config.SmallRyeConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.syncline.setting.Keys;

/** Numbers that can be read and make no sense. */
final class Ranges {
  private static final double MANY = Integer.MAX_VALUE;
  private static final double PORTS = 65_535;
  private static final double ALL = 100;

  private record Range(double least, double most) {
    String told() {
      return most == MANY ? "%.0f or more".formatted(least) : "%.0f to %.0f".formatted(least, most);
    }
  }

  private static final Map<String, Range> NUMBERS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("quarkus.http.port", new Range(0, PORTS)),
              Map.entry("quarkus.datasource.jdbc.max-size", new Range(10, MANY)),
              Map.entry("syncline.database.port", new Range(0, PORTS)),
              Map.entry("syncline.sandbox.port", new Range(0, PORTS)),
              Map.entry("syncline.sandbox.people", new Range(0, MANY)),
              Map.entry("syncline.sandbox.edits-per-second", new Range(0, MANY)),
              Map.entry("syncline.console.viewers", new Range(0, MANY)),
              Map.entry("syncline.workers.pipelines", new Range(1, MANY)),
              Map.entry("syncline.pardot.calls-at-a-time", new Range(1, MANY)),
              Map.entry("syncline.pardot.import-above", new Range(0, MANY)),
              Map.entry("syncline.salesforce.bulk-above", new Range(0, MANY)),
              Map.entry("syncline.brakes.share", new Range(0, ALL)),
              Map.entry("syncline.brakes.at-least", new Range(0, MANY)),
              Map.entry("syncline.limits.calls", new Range(1, MANY)),
              Map.entry("syncline.limits.changes", new Range(1, MANY)),
              Map.entry("syncline.limits.datasets", new Range(1, MANY)),
              Map.entry("syncline.limits.evaluate", new Range(1, MANY)),
              Map.entry("syncline.limits.scenarios", new Range(1, MANY))));

  /** What is done again and again needs some time in between. */
  private static final Map<String, Duration> LEAST =
      Map.of(
          "syncline.automation.sweep-every", Duration.ofMillis(1),
          "syncline.console.every", Duration.ofMillis(1),
          "syncline.external.timeout", Duration.ofMillis(1));

  private static final List<String> TIMES =
      List.of(
          "syncline.automation.sweep-every",
          "syncline.brakes.window",
          "syncline.console.every",
          "syncline.console.heartbeat",
          "syncline.external.timeout",
          "syncline.pardot.read-lag",
          "syncline.pardot.timeout",
          "syncline.poll.overlap",
          "syncline.poll.overlap-crm",
          "syncline.poll.overlap-marketing",
          "syncline.poll.sweep-back",
          "syncline.poll.sweep-every",
          "syncline.salesforce.timeout",
          "syncline.workers.keys-kept",
          "syncline.workers.pace");

  private final SmallRyeConfig settings;

  Ranges(SmallRyeConfig settings) {
    this.settings = settings;
  }

  List<String> problems() {
    return Stream.concat(
            NUMBERS.entrySet().stream().map(entry -> number(entry.getKey(), entry.getValue())),
            TIMES.stream().map(this::time))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<String> number(String key, Range range) {
    return value(key, Double.class)
        .filter(number -> number < range.least() || number > range.most())
        .map(number -> "must be " + range.told())
        .or(() -> unreadable(key, Double.class, "must be a number, " + range.told()))
        .map(what -> line(key, what));
  }

  private Optional<String> time(String key) {
    return value(key, Duration.class)
        .filter(time -> time.compareTo(LEAST.getOrDefault(key, Duration.ZERO)) < 0)
        .map(time -> time.isNegative() ? "must not be negative" : "must be 1 ms or more")
        .or(() -> unreadable(key, Duration.class, "must be a duration such as 30s, 5m or 12h"))
        .map(what -> line(key, what));
  }

  private <T> Optional<T> value(String key, Class<T> type) {
    try {
      return settings.getOptionalValue(key, type);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Optional<String> unreadable(String key, Class<?> type, String allowed) {
    boolean there = settings.getOptionalValue(key, String.class).isPresent();
    return there && value(key, type).isEmpty() ? Optional.of(allowed) : Optional.empty();
  }

  private String line(String key, String what) {
    return "%s is '%s': %s".formatted(Keys.both(key), settings.getRawValue(key), what);
  }
}
