package org.syncline.record;

import java.util.Comparator;

/**
 * Something wrong in a rule or mapping file.
 *
 * @param line from 1; 0 where it concerns the file as a whole
 * @param place the key, the rule or the field
 * @param message what was found and what is allowed
 */
public record Problem(String file, int line, String place, String message)
    implements Comparable<Problem> {
  private static final Comparator<Problem> ORDER =
      Comparator.comparing(Problem::file)
          .thenComparing(Problem::line)
          .thenComparing(Problem::message);

  /** The same, in a file of another name. */
  public Problem in(String otherFile) {
    return new Problem(otherFile, line, place, message);
  }

  @Override
  public int compareTo(Problem that) {
    return ORDER.compare(this, that);
  }

  @Override
  public String toString() {
    String where = line > 0 ? file + ":" + line : file;
    return where + ": " + (place.isEmpty() ? "" : place + ": ") + message;
  }
}
