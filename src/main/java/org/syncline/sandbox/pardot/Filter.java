package org.syncline.sandbox.pardot;

import java.util.List;
import java.util.function.IntPredicate;

/** A condition on one field, given as a parameter such as {@code updatedAtAfterOrEqualTo}. */
record Filter(ObjectType.Field field, Operator operator, Object value) {

  /** Longer endings first: {@code AfterOrEqualTo} also ends in {@code EqualTo}. */
  enum Operator {
    AFTER_OR_EQUAL("AfterOrEqualTo", c -> c >= 0),
    BEFORE_OR_EQUAL("BeforeOrEqualTo", c -> c <= 0),
    AFTER("After", c -> c > 0),
    BEFORE("Before", c -> c < 0),
    GREATER_OR_EQUAL("GreaterThanOrEqualTo", c -> c >= 0),
    LESS_OR_EQUAL("LessThanOrEqualTo", c -> c <= 0),
    GREATER("GreaterThan", c -> c > 0),
    LESS("LessThan", c -> c < 0),
    EQUAL("", c -> c == 0);

    private final String ending;
    private final IntPredicate holds;

    Operator(String ending, IntPredicate holds) {
      this.ending = ending;
      this.holds = holds;
    }
  }

  /** The filter that a parameter stands for. */
  static Filter parse(ObjectType type, String parameter, String value) {
    return List.of(Operator.values()).stream()
        .filter(o -> parameter.endsWith(o.ending) && type.field(fieldOf(parameter, o)) != null)
        .findFirst()
        .map(o -> of(type.field(fieldOf(parameter, o)), o, parameter, value))
        .orElseThrow(() -> PardotError.bad(5, "Invalid query parameters: " + parameter));
  }

  private static String fieldOf(String parameter, Operator operator) {
    return parameter.substring(0, parameter.length() - operator.ending.length());
  }

  private static Filter of(ObjectType.Field f, Operator operator, String parameter, String text) {
    try {
      return new Filter(f, operator, f.kind().read(parameter, text));
    } catch (PardotError e) {
      throw f.kind() == FieldKind.STAMP
          ? PardotError.bad(7, "Invalid timestamp: " + parameter + "=" + text)
          : e;
    }
  }

  boolean holds(Row row) {
    Object actual = row.get(field.index());
    if (operator != Operator.EQUAL && (actual == null || value == null)) {
      return false;
    }
    return operator.holds.test(RowOrder.compare(actual, value));
  }

  boolean isLowerBoundOf(ObjectType.Field other) {
    return field.equals(other)
        && (operator == Operator.AFTER_OR_EQUAL
            || operator == Operator.AFTER
            || operator == Operator.GREATER
            || operator == Operator.GREATER_OR_EQUAL);
  }
}
