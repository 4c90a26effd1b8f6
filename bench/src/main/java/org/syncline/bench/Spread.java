package org.syncline.bench;

import java.util.Arrays;
import java.util.Collection;

/** Sorted numbers, and where most of them lie. */
final class Spread {
  private static final double HALF = 0.5;
  private final double[] sorted;

  Spread(Collection<Double> numbers) {
    this.sorted = numbers.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
  }

  /** The smallest number that this share of all does not exceed. */
  double at(double share) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    int rank = (int) Math.ceil(share * sorted.length);
    return sorted[Math.max(0, rank - 1)];
  }

  double most() {
    return at(1);
  }

  double median() {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) * HALF;
  }
}
