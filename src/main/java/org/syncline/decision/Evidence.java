package org.syncline.decision;

import java.util.ArrayList;
import java.util.List;

/** What was known when a field was decided, as a sentence for people. */
final class Evidence {
  private Evidence() {}

  static String of(FieldDifference difference) {
    List<String> parts = new ArrayList<>();
    parts.add("behaviour " + difference.behavior());
    parts.add(side(difference, difference.marketing()));
    parts.add(side(difference, difference.crm()));
    if (!difference.agreedBefore()) {
      parts.add("the two never agreed on a value");
    }
    if (difference.behavior().equals("most-recent") && difference.onlyMover().equals("none")) {
      parts.add(recency(difference));
    }
    return String.join("; ", parts);
  }

  private static String side(FieldDifference difference, Side side) {
    String shows = side.present() ? "'" + side.value().text() + "'" : "blank";
    String moved = "";
    if (side.cleared()) {
      moved = ", cleared since both agreed";
    } else if (difference.agreedBefore()) {
      moved = side.changedSinceBase() ? ", changed since both agreed" : ", unchanged";
    }
    return side.system() + " shows " + shows + moved;
  }

  private static String recency(FieldDifference difference) {
    return difference.newerSide().equals("unclear")
        ? "a tie: too close to call or unknown who changed it last, so the tie-breaker "
            + difference.tieBreaker()
            + " decides"
        : difference.newerSide() + " changed most recently";
  }
}
