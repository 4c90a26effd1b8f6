package org.syncline.bench;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.DoubleStream;

/** What a JVM used, in the words of the results. */
final class Stats {
  private Stats() {}

  static Map<String, Double> of(long pid, GcLog gc, double peakSampled) throws IOException {
    Map<String, Double> figures = new LinkedHashMap<>();
    double before = gc.peakBefore();
    figures.put(
        "heap peak MB",
        DoubleStream.of(before, peakSampled).filter(Double::isFinite).max().orElse(Double.NaN));
    figures.put("heap behind a collection, peak MB", gc.peakAfter());
    figures.put("resident peak MB", ProcStat.peakResident(pid));
    figures.put("seconds in collections", gc.secondsPaused());
    return figures;
  }
}
