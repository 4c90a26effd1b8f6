package org.syncline.mapping;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.syncline.record.FieldValue;

/**
 * What an external action is given.
 *
 * @param from the prospect's field whose value is taken where none is given
 * @param standard what is taken where there is none of both
 * @param allowed values; any where none are named
 * @param maxLength in characters
 */
public record ActionParameter(
    String name,
    ParameterType type,
    boolean required,
    Optional<String> from,
    Optional<FieldValue> standard,
    List<FieldValue> allowed,
    Optional<Integer> maxLength) {
  private static final int SHOWN = 80;

  /** The value as JSON of the parameter's type; what has a problem is none. */
  public Optional<FieldValue> typed(FieldValue value) {
    return type.typed(value).filter(FieldValue::present);
  }

  /** Why the parameter does not take a value, if so. */
  public Optional<String> problem(FieldValue value) {
    Optional<FieldValue> typed = typed(value);
    if (typed.isEmpty()) {
      return Optional.of("expected %s, found '%s'".formatted(expected(), shown(value)));
    }
    if (!allowed.isEmpty() && !allowed.contains(typed.get())) {
      String all = allowed.stream().map(FieldValue::text).collect(Collectors.joining(", "));
      return Optional.of("expected one of %s, found '%s'".formatted(all, shown(value)));
    }
    return maxLength
        .filter(most -> typed.get().text().length() > most)
        .map(most -> "'%s' is longer than maxLength, which is %d".formatted(shown(value), most));
  }

  private String expected() {
    return switch (type) {
      case STRING -> "a text";
      case NUMBER -> "a number";
      case BOOLEAN -> "true or false";
      case DATE -> "a date such as 2026-12-24";
      case EMAIL -> "an e-mail address";
      case URL -> "an address such as https://example.com/page";
    };
  }

  private static String shown(FieldValue value) {
    String text = value.text();
    return text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
  }

  /** Whether a caller has to give it, for nothing else does. */
  boolean mustBeGiven() {
    return required && from.isEmpty() && standard.isEmpty();
  }
}
