package org.syncline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What was measured in each round, and the medians. */
final class Results {
  private static final int NAME = 52;
  private static final double WHOLE = 100;
  private final Map<String, List<Map<String, Double>>> rounds = new LinkedHashMap<>();

  void add(String part, Map<String, Double> figures) {
    rounds.computeIfAbsent(part, name -> new ArrayList<>()).add(figures);
  }

  private Set<String> names(String part) {
    return rounds.get(part).stream()
        .flatMap(figures -> figures.keySet().stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** A kind of call that a round did not make counts as none. */
  private List<Double> values(String part, String name) {
    double absent = name.startsWith("calls") ? 0 : Double.NaN;
    return rounds.get(part).stream().map(figures -> figures.getOrDefault(name, absent)).toList();
  }

  private double median(String part, String name) {
    return new Spread(values(part, name)).median();
  }

  /** How many times as much the one part reached as the other. */
  Optional<Double> ratio(String part, String other, String name) {
    return rounds.containsKey(part) && rounds.containsKey(other)
        ? Optional.of(median(part, name) / median(other, name))
        : Optional.empty();
  }

  String table() {
    StringBuilder table = new StringBuilder();
    for (String part : rounds.keySet()) {
      table.append('\n').append(line(part, "median", "each round"));
      for (String name : names(part)) {
        String all =
            values(part, name).stream().map(Results::shown).collect(Collectors.joining("  "));
        table.append(line("  " + name, shown(median(part, name)), all));
      }
    }
    ratios().forEach((name, value) -> table.append('\n').append(line(name, shown(value), "")));
    return table.toString();
  }

  private Map<String, Double> ratios() {
    Map<String, Double> ratios = new LinkedHashMap<>();
    for (String name : List.of(FirstSync.PAIRS_A_SECOND, FirstSync.PAIRS_A_SECOND_STARTED)) {
      ratio(Options.FIRST_SYNC, Options.PLAIN, name)
          .ifPresent(ratio -> ratios.put("server / plain loop: " + name, ratio));
    }
    return ratios;
  }

  private static String line(String name, String median, String all) {
    return ("%-" + NAME + "s %12s   %s%n").formatted(name, median, all);
  }

  private static String shown(double value) {
    if (Double.isNaN(value)) {
      return "-";
    }
    boolean whole = value >= WHOLE || value == Math.rint(value);
    return String.format(Locale.ROOT, whole ? "%.0f" : "%.3f", value);
  }

  void write(Path file, Options options, Map<String, String> machine) throws IOException {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("at", Instant.now().toString());
    all.put("machine", machine);
    all.put("options", options.toString());
    all.put("rounds", rounds);
    all.put("medians", medians());
    all.put("ratios", ratios());
    Files.createDirectories(file.getParent());
    Files.writeString(
        file, Http.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n");
  }

  private Map<String, Map<String, Double>> medians() {
    Map<String, Map<String, Double>> medians = new LinkedHashMap<>();
    for (String part : rounds.keySet()) {
      Map<String, Double> of = new LinkedHashMap<>();
      names(part).forEach(name -> of.put(name, median(part, name)));
      medians.put(part, of);
    }
    return medians;
  }
}
