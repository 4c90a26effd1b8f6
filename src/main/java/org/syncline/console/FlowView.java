package org.syncline.console;

import org.syncline.connector.Backlog.Counts;

/**
 * What goes through, and what waits.
 *
 * @param counts null until they were counted
 */
record FlowView(String perSecond, Counts counts) {
  private static final double LEAST = 0.05;

  static FlowView of(double perSecond, Counts counts) {
    String shown =
        perSecond >= 10 || perSecond < LEAST
            ? Wording.grouped(Math.round(perSecond))
            : Wording.tenth(perSecond);
    return new FlowView(shown, counts);
  }

  static long waiting(Counts counts) {
    return toDecide(counts) + toWrite(counts);
  }

  static long toDecide(Counts counts) {
    return counts.intake() + counts.revisits() + counts.toMatch();
  }

  static long toWrite(Counts counts) {
    return counts.waitingForMarketing()
        + counts.waitingForCrm()
        + counts.sending()
        + counts.unknown();
  }

  public long toDecide() {
    return toDecide(counts);
  }

  public long toWrite() {
    return toWrite(counts);
  }
}
