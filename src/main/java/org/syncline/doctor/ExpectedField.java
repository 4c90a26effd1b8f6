package org.syncline.doctor;

import java.util.Optional;
import java.util.Set;
import org.syncline.record.FieldType;

/**
 * What the mappings expect of a field.
 *
 * @param name with dots where it is read through a reference: {@code Account.Name}
 * @param type as the mappings have it; empty where the field is only matched or looked at
 * @param written whether values are written to it
 * @param given whether a new record gets a value in it, mapped or by {@code onCreate}
 * @param maxLength how long the mappings let a text be
 * @param words that the mappings themselves bring: of {@code values} and {@code onCreate}
 */
public record ExpectedField(
    String name,
    Optional<FieldType> type,
    boolean written,
    Given given,
    Optional<Integer> maxLength,
    Set<String> words) {
  public ExpectedField {
    words = Set.copyOf(words);
  }

  /**
   * One that a new record always gets, or never.
   *
   * @param createFed whether it gets it
   */
  public ExpectedField(
      String name,
      Optional<FieldType> type,
      boolean written,
      boolean createFed,
      Optional<Integer> maxLength,
      Set<String> words) {
    this(name, type, written, createFed ? Given.ALWAYS : Given.NEVER, maxLength, words);
  }

  /** Whether a new record may get a value in it. */
  public boolean createFed() {
    return given != Given.NEVER;
  }

  /** One that is only read. */
  static ExpectedField read(String name) {
    return new ExpectedField(name, Optional.empty(), false, false, Optional.empty(), Set.of());
  }

  /** Whether it is read through a reference. */
  public boolean joined() {
    return name.contains(".");
  }
}
