package org.syncline.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.syncline.rules.RuleSetLoader;

/** Runs all parts in turn, round after round, and shows the medians. */
final class EndToEnd {
  private static final int WRONG_ARGUMENTS = 2;
  private static final String PUSHED_PLAIN = "pushed-plain";

  private EndToEnd() {}

  public static void main(String[] arguments) throws Exception {
    Options options;
    try {
      options = Options.of(arguments);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage() + "\n" + Options.USAGE);
      System.exit(WRONG_ARGUMENTS);
      return;
    }
    delete(options.folder());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> leaveNothing(options.folder())));
    measure(options);
  }

  private static void measure(Options options) throws Exception {
    Truth truth = new Truth(RuleSetLoader.load(Path.of("rules"), Path.of("mappings")).mappings());
    Map<String, String> machine = Machine.described(options);
    machine.forEach((what, value) -> System.out.println(what + ": " + value));
    Results results = new Results();
    for (int round = options.warm() ? 0 : 1; round <= options.rounds(); round++) {
      for (Map.Entry<String, Part> part : parts(options).entrySet()) {
        Path folder = options.folder().resolve(part.getKey() + "-" + round);
        Map<String, Double> figures = part.getValue().measure(new Run(options, truth, folder));
        System.out.printf(
            "%s round %d: %s%n", part.getKey(), round, figures.entrySet().iterator().next());
        if (round > 0) {
          results.add(part.getKey(), figures);
        }
      }
    }
    System.out.println(results.table());
    Path file =
        Path.of("bench", "results", Instant.now().toString().replaceAll("[:.]", "-") + ".json");
    results.write(file, options, machine);
    System.out.println("also in " + file);
  }

  private static Map<String, Part> parts(Options options) {
    Map<String, Part> all = new LinkedHashMap<>();
    all.put(Options.FIRST_SYNC, new FirstSync());
    all.put(Options.FIRST_LOAD, new FirstLoad());
    all.put(Options.PLAIN, new PlainSync());
    all.put(Options.PUSHED, new PushedSync());
    all.put(PUSHED_PLAIN, new PushedPlain());
    all.put(Options.BACKLOG, new BacklogRestart());
    all.put(Options.RELOAD, new Reload());
    all.put(Options.SWEEP, new AutomationSweep());
    all.keySet()
        .removeIf(
            part ->
                part.equals(PUSHED_PLAIN)
                    ? !options.runs(Options.PUSHED) || !options.runs(Options.PLAIN)
                    : !options.runs(part));
    return all;
  }

  private static void leaveNothing(Path folder) {
    Child.closeAll();
    try (Stream<Path> files = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
      for (Path run : files.toList()) {
        new Postmaster(run.resolve("postgres")).stop();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    }
  }
}
