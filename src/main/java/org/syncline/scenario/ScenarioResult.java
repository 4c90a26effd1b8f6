package org.syncline.scenario;

import java.util.List;
import java.util.Set;

/**
 * How one scenario came out.
 *
 * @param file as whoever read it names it
 * @param fired rules that it wants to fire, and that did
 * @param heldBack rules that it wants not to fire, and that did not
 */
public record ScenarioResult(
    String file,
    int line,
    String note,
    List<Failure> failures,
    Set<String> fired,
    Set<String> heldBack) {
  public boolean passed() {
    return failures.isEmpty();
  }

  /** Where it stands, as editors and terminals open it. */
  public String address() {
    return file + ":" + line;
  }
}
