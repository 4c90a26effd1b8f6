package org.syncline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What Linux tells of processes under {@code /proc}; elsewhere nothing is known. */
final class ProcStat {
  private static final Path PROC = Path.of("/proc");
  private static final double TICKS = 100;
  private static final double KILO = 1024;
  private static final int USER = 11;
  private static final int SYSTEM = 12;
  private static final int CHILDREN_USER = 13;
  private static final int CHILDREN_SYSTEM = 14;

  private ProcStat() {}

  /** CPU seconds that the process used so far. */
  static double cpu(long pid) {
    return sum(stat(pid), USER, SYSTEM);
  }

  /** CPU seconds of a process with all its children, those that have ended included. */
  static double cpuWithChildren(long pid) throws IOException {
    double cpu = sum(stat(pid), USER, SYSTEM, CHILDREN_USER, CHILDREN_SYSTEM);
    if (!Files.isDirectory(PROC)) {
      return cpu;
    }
    try (Stream<Path> all = Files.list(PROC)) {
      List<Long> running =
          all.map(path -> path.getFileName().toString())
              .filter(name -> name.matches("\\d+"))
              .map(Long::valueOf)
              .toList();
      for (long other : running) {
        List<String> stat = stat(other);
        if (stat.size() > 1 && stat.get(1).equals(Long.toString(pid))) {
          cpu += sum(stat, USER, SYSTEM, CHILDREN_USER, CHILDREN_SYSTEM);
        }
      }
    }
    return cpu;
  }

  private static double sum(List<String> stat, int... fields) {
    if (stat.isEmpty()) {
      return Double.NaN;
    }
    double ticks = 0;
    for (int field : fields) {
      ticks += Double.parseDouble(stat.get(field));
    }
    return ticks / TICKS;
  }

  /** The fields behind the name, which may have blanks in it; none where it does not run. */
  private static List<String> stat(long pid) {
    String line = read(pid, "stat");
    return line.isEmpty()
        ? List.of()
        : List.of(line.substring(line.lastIndexOf(')') + 1).strip().split("\\s+"));
  }

  /** The most memory, in MB, that was resident at any time. */
  static double peakResident(long pid) {
    return read(pid, "status")
        .lines()
        .filter(line -> line.startsWith("VmHWM:"))
        .map(line -> Double.parseDouble(line.replaceAll("\\D", "")) / KILO)
        .findFirst()
        .orElse(Double.NaN);
  }

  private static String read(long pid, String file) {
    try {
      return Files.readString(PROC.resolve(Long.toString(pid)).resolve(file));
    } catch (IOException e) {
      // not Linux, or a process that ended while it was looked at: nothing is known of it
      return "";
    }
  }
}
