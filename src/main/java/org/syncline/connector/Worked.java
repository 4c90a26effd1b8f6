package org.syncline.connector;

/** What a turn of a worker came to. */
enum Worked {
  NOTHING,
  SOME,
  /** As much as one turn can do: there is likely more. */
  FULL;

  static Worked of(int done, int most) {
    return done == 0 ? NOTHING : done < most ? SOME : FULL;
  }

  Worked or(Worked other) {
    return compareTo(other) < 0 ? other : this;
  }
}
