package org.syncline.bench;

/** Spans of time as numbers. */
final class Seconds {
  private static final double NANOS = 1e9;

  private Seconds() {}

  static double since(long nanoTime) {
    return (System.nanoTime() - nanoTime) / NANOS;
  }
}
