package org.syncline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a JVM wrote about its garbage collections: {@code Pause Young ... 263M->45M(512M)}. */
record GcLog(Path file) {
  private static final Pattern PAUSE =
      Pattern.compile("Pause .* (\\d+)([KMG])->(\\d+)([KMG])\\(\\d+[KMG]\\) ([\\d.]+)ms");
  private static final int AFTER = 3;
  private static final int MILLIS = 5;
  private static final double KILO = 1024;
  private static final double MILLIS_A_SECOND = 1000;

  static List<String> options(Path file) {
    return List.of("-Xlog:gc*:file=" + file.toAbsolutePath() + ":tags,uptime:filecount=0");
  }

  /** The most that was in use before a collection, in MB. */
  double peakBefore() throws IOException {
    return pauses().stream().mapToDouble(pause -> megabytes(pause, 1)).max().orElse(Double.NaN);
  }

  /** The most that was in use behind one, in MB: nearly all of it lives. */
  double peakAfter() throws IOException {
    return pauses().stream().mapToDouble(pause -> megabytes(pause, AFTER)).max().orElse(Double.NaN);
  }

  double secondsPaused() throws IOException {
    return pauses().stream()
        .mapToDouble(pause -> Double.parseDouble(pause.group(MILLIS)) / MILLIS_A_SECOND)
        .sum();
  }

  private List<MatchResult> pauses() throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    try (Stream<String> lines = Files.lines(file)) {
      return lines.flatMap(line -> PAUSE.matcher(line).results()).toList();
    }
  }

  private static double megabytes(MatchResult pause, int group) {
    double number = Double.parseDouble(pause.group(group));
    return switch (pause.group(group + 1)) {
      case "K" -> number / KILO;
      case "G" -> number * KILO;
      default -> number;
    };
  }
}
