package org.syncline.sandbox.salesforce;

import io.github.apexdevtools.apexparser.ApexParser.ComparisonOperatorContext;
import io.github.apexdevtools.apexparser.ApexParser.FieldExpressionContext;
import io.github.apexdevtools.apexparser.ApexParser.ValueContext;
import io.github.apexdevtools.apexparser.ApexParser.WhereConditionalExpressionContext;
import io.github.apexdevtools.apexparser.ApexParser.WhereLogicalExpressionContext;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Makes tests on records of the conditions of a query. */
final class SoqlWhere {
  static final Condition ALL = new Condition(record -> true, SoqlBounds.NONE);

  private final FieldNames names;
  private final SalesforceStore store;

  /** A test, and what it promises. */
  record Condition(Predicate<SRecord> test, SoqlBounds bounds) {}

  SoqlWhere(FieldNames names, SalesforceStore store) {
    this.names = names;
    this.store = store;
  }

  Condition condition(WhereLogicalExpressionContext expression) {
    List<Condition> parts =
        expression.whereConditionalExpression().stream().map(this::condition).toList();
    if (expression.NOT() != null) {
      return new Condition(parts.get(0).test().negate(), SoqlBounds.NONE);
    }
    boolean either = !expression.SOQLOR().isEmpty();
    return parts.stream()
        .reduce(
            (one, other) ->
                either
                    ? new Condition(one.test().or(other.test()), one.bounds().or(other.bounds()))
                    : new Condition(one.test().and(other.test()), one.bounds().and(other.bounds())))
        .orElse(ALL);
  }

  private Condition condition(WhereConditionalExpressionContext expression) {
    return expression.whereLogicalExpression() != null
        ? condition(expression.whereLogicalExpression())
        : comparison(expression.whereFieldExpression().fieldExpression());
  }

  private Condition comparison(FieldExpressionContext expression) {
    if (expression == null || expression.fieldName() == null) {
      throw SalesforceError.bad("MALFORMED_QUERY", "this sandbox compares fields only");
    }
    String field = names.check(expression.fieldName().getText());
    SField type = names.type(field);
    ComparisonOperatorContext operator = expression.comparisonOperator();
    if (operator.IN() != null) {
      return in(field, type, operator, expression.value());
    }
    Object wanted = SoqlLiteral.value(type, expression.value());
    if (operator.LIKE() != null) {
      return like(field, wanted);
    }
    return new Condition(
        record -> compares(operator.getText(), names.value(record, field, store), wanted),
        bounds(field, type, operator.getText(), wanted));
  }

  private Condition in(
      String field, SField type, ComparisonOperatorContext operator, ValueContext value) {
    List<Object> wanted =
        value.valueList().value().stream().map(v -> SoqlLiteral.value(type, v)).toList();
    Predicate<SRecord> test =
        record -> {
          Object is = names.value(record, field, store);
          return wanted.stream().anyMatch(one -> SoqlLiteral.compare(is, one) == 0);
        };
    return operator.NOT() != null
        ? new Condition(test.negate(), SoqlBounds.NONE)
        : new Condition(
            test, indexed(field, type) ? SoqlBounds.in(field, texts(wanted)) : SoqlBounds.NONE);
  }

  private static List<String> texts(List<Object> values) {
    return values.stream().map(String::valueOf).toList();
  }

  private static boolean indexed(String field, SField type) {
    return field.equals("Id") || field.equals("Email") || type.externalId() && !field.contains(".");
  }

  private Condition like(String field, Object wanted) {
    String text = String.valueOf(wanted).toLowerCase(Locale.ROOT);
    Pattern pattern =
        Pattern.compile(
            Pattern.quote(text).replace("%", "\\E.*\\Q").replace("_", "\\E.\\Q"), Pattern.DOTALL);
    return new Condition(
        record -> {
          Object is = names.value(record, field, store);
          return is != null && pattern.matcher(is.toString().toLowerCase(Locale.ROOT)).matches();
        },
        SoqlBounds.NONE);
  }

  private static SoqlBounds bounds(String field, SField type, String operator, Object wanted) {
    if (field.equals("SystemModstamp") && !operator.contains("<") && !operator.contains("!")) {
      return SoqlBounds.since((java.time.Instant) wanted);
    }
    return operator.equals("=") && wanted != null && indexed(field, type)
        ? SoqlBounds.in(field, List.of(wanted.toString()))
        : SoqlBounds.NONE;
  }

  private static boolean compares(String operator, Object is, Object wanted) {
    if (operator.equals("=")) {
      return SoqlLiteral.compare(is, wanted) == 0;
    }
    if (operator.equals("!=") || operator.equals("<>")) {
      return SoqlLiteral.compare(is, wanted) != 0;
    }
    if (is == null || wanted == null) {
      return false;
    }
    int order = SoqlLiteral.compare(is, wanted);
    return switch (operator) {
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      case ">=" -> order >= 0;
      default -> throw SalesforceError.bad("MALFORMED_QUERY", "unknown operator " + operator);
    };
  }
}
