package org.syncline.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** Calls of the two APIs by kind, as rows of the results. */
final class Calls {
  private Calls() {}

  static double sum(Map<String, Double> calls) {
    return calls.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  static Map<String, Double> rows(Map<String, Double> calls) {
    Map<String, Double> rows = new LinkedHashMap<>();
    calls.forEach((kind, number) -> rows.put("calls " + kind, number));
    return rows;
  }
}
