package org.syncline.scenario;

/**
 * Something that did not come out as wanted.
 *
 * @param line where it is wanted
 * @param what of the step: {@code writes}, {@code history}; in a story with the step's number
 */
public record Failure(int line, String what, String expected, String found) {
  @Override
  public String toString() {
    return what + ": expected " + expected + ", found " + found;
  }
}
