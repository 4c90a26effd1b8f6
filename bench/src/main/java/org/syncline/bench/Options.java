package org.syncline.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is measured, and with what. */
record Options(
    Set<String> only,
    int people,
    int accounts,
    int prospects,
    int rounds,
    boolean warm,
    String heap,
    Optional<String> database,
    Path jar,
    Path jdk,
    Path folder,
    int pushedPeople,
    int rate,
    int seconds,
    int warmUpSeconds,
    int backlogPeople,
    int rules,
    int reloads) {
  static final String FIRST_SYNC = "first-sync";
  static final String FIRST_LOAD = "first-load";
  static final String PLAIN = "plain";
  static final String PUSHED = "pushed";
  static final String BACKLOG = "backlog";
  static final String RELOAD = "reload";
  static final String SWEEP = "sweep";
  static final List<String> ALL = List.of(FIRST_SYNC, PLAIN, FIRST_LOAD, PUSHED, BACKLOG, RELOAD);

  private static final int PAGE = 1000;

  /** With what has a command of its own. */
  private static final List<String> KNOWN = Stream.concat(ALL.stream(), Stream.of(SWEEP)).toList();

  static final String USAGE =
      """
      bench/end-to-end.sh [options]
        --only A,B         first-sync, plain, first-load, pushed, backlog, reload (all of these); sweep
        --people N         of the first sync, all of them pairs (100000)
        --accounts N       of the first load, with three contacts, two opportunities and twenty
                           activities each (100000)
        --prospects N      of the sweep (1000000)
        --rounds R         of everything; the loop takes turns with the server (3)
        --warm             one more round before, which does not count
        --heap SIZE        of the server (512m)
        --database URL     embedded, or jdbc:postgresql://... (embedded). Everything in it is dropped,
                           so its name must have 'bench' in it; user and password in the URL
        --jar FILE         the packaged server (target/quarkus-app/quarkus-run.jar)
        --jdk FOLDER       that runs everything (the one that runs this)
        --folder FOLDER    of logs and databases, emptied at the start (bench/target/runs)
        --pushed-people N  (12000)
        --rate R           pushed changes a second (100)
        --seconds S        how long they are pushed (30)
        --warm-up-seconds S  as long before them others are pushed, which do not count (60)
        --backlog-people N (100000)
        --rules N          rules that are reloaded (200)
        --reloads N        (10)
      """;

  private static final Map<String, String> DEFAULTS =
      Map.ofEntries(
          Map.entry("only", String.join(",", ALL)),
          Map.entry("people", "100000"),
          Map.entry("accounts", "100000"),
          Map.entry("prospects", "1000000"),
          Map.entry("rounds", "3"),
          Map.entry("warm", "false"),
          Map.entry("heap", "512m"),
          Map.entry("database", "embedded"),
          Map.entry("jar", "target/quarkus-app/quarkus-run.jar"),
          Map.entry("jdk", System.getProperty("java.home")),
          Map.entry("folder", "bench/target/runs"),
          Map.entry("pushed-people", "12000"),
          Map.entry("rate", "100"),
          Map.entry("seconds", "30"),
          Map.entry("warm-up-seconds", "60"),
          Map.entry("backlog-people", "100000"),
          Map.entry("rules", "200"),
          Map.entry("reloads", "10"));

  /**
   * @throws IllegalArgumentException that tells what is wrong
   */
  static Options of(String[] arguments) {
    Map<String, String> given = new LinkedHashMap<>(DEFAULTS);
    for (int i = 0; i < arguments.length; i++) {
      String key = arguments[i].replaceFirst("^--", "");
      if (key.equals("warm")) {
        given.put(key, "true");
      } else if (!DEFAULTS.containsKey(key) || i + 1 == arguments.length) {
        throw new IllegalArgumentException("cannot do anything with " + arguments[i]);
      } else {
        given.put(key, arguments[++i]);
      }
    }
    return of(given).checked();
  }

  private static Options of(Map<String, String> given) {
    return new Options(
        new LinkedHashSet<>(List.of(given.get("only").split(","))),
        Integer.parseInt(given.get("people")),
        Integer.parseInt(given.get("accounts")),
        Integer.parseInt(given.get("prospects")),
        Integer.parseInt(given.get("rounds")),
        Boolean.parseBoolean(given.get("warm")),
        given.get("heap"),
        Optional.of(given.get("database")).filter(url -> !url.equals("embedded")),
        Path.of(given.get("jar")).toAbsolutePath(),
        Path.of(given.get("jdk")),
        Path.of(given.get("folder")).toAbsolutePath(),
        Integer.parseInt(given.get("pushed-people")),
        Integer.parseInt(given.get("rate")),
        Integer.parseInt(given.get("seconds")),
        Integer.parseInt(given.get("warm-up-seconds")),
        Integer.parseInt(given.get("backlog-people")),
        Integer.parseInt(given.get("rules")),
        Integer.parseInt(given.get("reloads")));
  }

  private Options checked() {
    require(KNOWN.containsAll(only), "--only takes " + KNOWN);
    require(
        people > 0 && accounts > 0 && rounds > 0 && rate > 0 && seconds > 0,
        "numbers must be above 0");
    require(prospects > PAGE, "--prospects must be above " + PAGE + ", a page of the sweep");
    require(warmUpSeconds >= 0, "--warm-up-seconds must be 0 or more");
    require(
        rate * (warmUpSeconds + seconds) <= pushedPeople,
        "each person is pushed once: --pushed-people must be at least"
            + " rate * (warm-up-seconds + seconds)");
    require(
        database.isEmpty() || database.get().replaceAll("\\?.*", "").contains("bench"),
        "the database is emptied, so its name must have 'bench' in it");
    return this;
  }

  private static void require(boolean met, String otherwise) {
    if (!met) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  int warmingPushes() {
    return rate * warmUpSeconds;
  }

  int pushes() {
    return rate * seconds;
  }

  boolean runs(String part) {
    return only.contains(part);
  }
}
