package org.syncline.sandbox.salesforce;

import io.github.apexdevtools.apexparser.ApexParser.ComparisonOperatorContext;
import io.github.apexdevtools.apexparser.ApexParser.FieldExpressionContext;
import io.github.apexdevtools.apexparser.ApexParser.ValueContext;
import io.github.apexdevtools.apexparser.ApexParser.WhereConditionalExpressionContext;
import io.github.apexdevtools.apexparser.ApexParser.WhereLogicalExpressionContext;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Makes tests on records of the conditions of a query. */
final class SoqlWhere {
  static final Condition ALL = new Condition(record -> true, SoqlBounds.NONE);

  private final FieldNames names;
  private final SalesforceStore store;

  /** A test, and what it promises. */
  record Condition(Predicate<SRecord> test, SoqlBounds bounds) {
    static Condition unbounded(Predicate<SRecord> test) {
      return new Condition(test, SoqlBounds.NONE);
    }
  }

  SoqlWhere(FieldNames names, SalesforceStore store) {
    this.names = names;
    this.store = store;
  }

  Condition condition(WhereLogicalExpressionContext expression) {
    List<Condition> parts =
        expression.whereConditionalExpression().stream().map(this::condition).toList();
    if (expression.NOT() != null) {
      return Condition.unbounded(parts.get(0).test().negate());
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
      throw malformed("this sandbox compares fields only");
    }
    String field = names.check(expression.fieldName().getText());
    SField type = names.type(field);
    ComparisonOperatorContext operator = expression.comparisonOperator();
    if (operator.IN() != null) {
      return in(field, type, operator, expression.value());
    }
    if (operator.INCLUDES() != null || operator.EXCLUDES() != null) {
      return includes(field, type, operator, expression.value());
    }
    Object wanted = SoqlLiteral.value(type, expression.value());
    if (operator.LIKE() != null) {
      return like(field, wanted);
    }
    Predicate<Integer> order = order(operator.getText());
    boolean equality = operator.getText().matches("=|!=|<>");
    return new Condition(
        record -> {
          Object is = value(record, field);
          return (equality || is != null && wanted != null)
              && order.test(SoqlLiteral.compare(type, is, wanted));
        },
        bounds(field, type, operator.getText(), wanted));
  }

  private Object value(SRecord record, String field) {
    return FieldNames.value(record, field, store);
  }

  private static SalesforceError malformed(String message) {
    return SalesforceError.bad("MALFORMED_QUERY", message);
  }

  private static List<Object> list(SField type, ValueContext value) {
    if (value.valueList() == null) {
      throw malformed("this sandbox takes a list of values only, not " + value.getText());
    }
    return value.valueList().value().stream().map(v -> SoqlLiteral.value(type, v)).toList();
  }

  private Condition in(
      String field, SField type, ComparisonOperatorContext operator, ValueContext value) {
    List<Object> wanted = list(type, value);
    Predicate<SRecord> test =
        record -> {
          Object is = value(record, field);
          return wanted.stream().anyMatch(one -> SoqlLiteral.compare(type, is, one) == 0);
        };
    if (operator.NOT() != null) {
      return Condition.unbounded(test.negate());
    }
    boolean usesIndex = indexed(field, type) && wanted.stream().noneMatch(one -> one == null);
    List<String> texts = wanted.stream().map(String::valueOf).toList();
    return new Condition(test, usesIndex ? SoqlBounds.in(field, texts) : SoqlBounds.NONE);
  }

  /** Of the listed values one is enough; one with semicolons wants all of its parts. */
  private Condition includes(
      String field, SField type, ComparisonOperatorContext operator, ValueContext value) {
    List<Set<String>> wanted =
        list(type, value).stream().map(one -> Set.of(one.toString().split(";"))).toList();
    Predicate<SRecord> test =
        record -> {
          Object is = value(record, field);
          List<String> chosen = is == null ? List.of() : Arrays.asList(is.toString().split(";"));
          return wanted.stream().anyMatch(chosen::containsAll);
        };
    return Condition.unbounded(operator.EXCLUDES() != null ? test.negate() : test);
  }

  private static boolean indexed(String field, SField type) {
    return field.equals("Id") || type.indexed() && !field.contains(".");
  }

  private Condition like(String field, Object wanted) {
    String text = String.valueOf(wanted).toLowerCase(Locale.ROOT);
    Pattern pattern =
        Pattern.compile(
            Pattern.quote(text).replace("%", "\\E.*\\Q").replace("_", "\\E.\\Q"), Pattern.DOTALL);
    return Condition.unbounded(
        record -> {
          Object is = value(record, field);
          return is != null && pattern.matcher(is.toString().toLowerCase(Locale.ROOT)).matches();
        });
  }

  private static SoqlBounds bounds(String field, SField type, String operator, Object wanted) {
    if (field.equals("SystemModstamp") && wanted instanceof Instant since) {
      return operator.contains("<") || operator.contains("!")
          ? SoqlBounds.NONE
          : SoqlBounds.since(since);
    }
    return operator.equals("=") && wanted != null && indexed(field, type)
        ? SoqlBounds.in(field, List.of(wanted.toString()))
        : SoqlBounds.NONE;
  }

  private static Predicate<Integer> order(String operator) {
    return switch (operator) {
      case "=" -> order -> order == 0;
      case "!=", "<>" -> order -> order != 0;
      case "<" -> order -> order < 0;
      case "<=" -> order -> order <= 0;
      case ">" -> order -> order > 0;
      case ">=" -> order -> order >= 0;
      default -> throw malformed("unknown operator " + operator);
    };
  }
}
