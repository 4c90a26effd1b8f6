package org.syncline.sandbox.salesforce;

import io.github.apexdevtools.apexparser.ApexErrorListener;
import io.github.apexdevtools.apexparser.ApexParser;
import io.github.apexdevtools.apexparser.ApexParser.FieldNameContext;
import io.github.apexdevtools.apexparser.ApexParser.FieldOrderContext;
import io.github.apexdevtools.apexparser.ApexParser.QueryContext;
import io.github.apexdevtools.apexparser.ApexParser.SelectEntryContext;
import io.github.apexdevtools.apexparser.ApexParser.SoqlFunctionContext;
import io.github.apexdevtools.apexparser.ApexParserFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Reads SOQL by the grammar of Apex, and checks it against the schema. */
final class SoqlParser {
  private static final long MOST_OFFSET = 2000;

  private final Schema schema;
  private final SalesforceStore store;
  private final SalesforceBehaviour behaviour;

  SoqlParser(SalesforceStore store, SalesforceBehaviour behaviour) {
    this.schema = store.schema();
    this.store = store;
    this.behaviour = behaviour;
  }

  Soql parse(String text) {
    QueryContext query = tree(text);
    refuseUnknown(query);
    SObjectType type = type(text, query);
    FieldNames names = new FieldNames(schema, behaviour, type);
    List<String> fields = new ArrayList<>();
    boolean count = false;
    for (SelectEntryContext entry : query.selectList().selectEntry()) {
      if (counts(entry.soqlFunction())) {
        count = true;
      } else if (entry.fieldName() != null) {
        fields.add(names.check(entry.fieldName().getText()));
      } else {
        throw malformed("this sandbox does not know '" + entry.getText() + "'");
      }
    }
    SoqlWhere.Condition condition =
        query.whereClause() == null
            ? SoqlWhere.ALL
            : new SoqlWhere(names, store).condition(query.whereClause().whereLogicalExpression());
    return new Soql(
        type,
        fields,
        count,
        condition.test(),
        condition.bounds(),
        order(query, names),
        query.limitClause() == null ? Long.MAX_VALUE : number(query.limitClause().IntegerLiteral()),
        query.offsetClause() == null ? 0 : offset(query));
  }

  private static boolean counts(SoqlFunctionContext function) {
    return function != null && function.COUNT() != null && function.fieldName() == null;
  }

  private static long number(TerminalNode literal) {
    if (literal == null) {
      throw malformed("this sandbox takes a number only");
    }
    return Long.parseLong(literal.getText());
  }

  private static long offset(QueryContext query) {
    long offset = number(query.offsetClause().IntegerLiteral());
    if (offset > MOST_OFFSET) {
      throw SalesforceError.bad(
          "NUMBER_OUTSIDE_VALID_RANGE", "Maximum SOQL offset allowed is " + MOST_OFFSET);
    }
    return offset;
  }

  /** A clause that is not carried out would make a wrong answer of a query that looks right. */
  private static void refuseUnknown(QueryContext query) {
    Stream.of(query.groupByClause(), query.usingScope(), query.withClause(), query.allRowsClause())
        .filter(Objects::nonNull)
        .findFirst()
        .ifPresent(
            clause -> {
              throw malformed("this sandbox does not know '" + clause.getText() + "'");
            });
    if (query.fromNameList().fieldName().size() > 1) {
      throw malformed("this sandbox reads one object at a time");
    }
    if (!query.fromNameList().soqlId().isEmpty()) {
      throw malformed("unexpected token: '" + query.fromNameList().soqlId(0).getText() + "'");
    }
  }

  private static QueryContext tree(String text) {
    ApexParser parser =
        ApexParserFactory.createLexerAndParser(
                CharStreams.fromString(text),
                new ApexErrorListener() {
                  @Override
                  public void apexSyntaxError(int line, int column, String message) {
                    throw malformed(
                        "\n"
                            + text
                            + "\nERROR at Row:"
                            + line
                            + ":Column:"
                            + column
                            + "\n"
                            + message);
                  }
                })
            .getParser();
    QueryContext query = parser.query();
    if (parser.getCurrentToken().getType() != Token.EOF) {
      throw malformed("unexpected token: '" + parser.getCurrentToken().getText() + "'");
    }
    return query;
  }

  private static SalesforceError malformed(String message) {
    return SalesforceError.bad("MALFORMED_QUERY", message);
  }

  private SObjectType type(String text, QueryContext query) {
    FieldNameContext from = query.fromNameList().fieldName(0);
    return schema
        .type(from.getText())
        .orElseThrow(
            () ->
                SalesforceError.bad(
                    "INVALID_TYPE",
                    "\n"
                        + text
                        + "\n"
                        + " ".repeat(from.getStart().getCharPositionInLine())
                        + "^\nERROR at Row:"
                        + from.getStart().getLine()
                        + ":Column:"
                        + (from.getStart().getCharPositionInLine() + 1)
                        + "\nsObject type '"
                        + from.getText()
                        + "' is not supported. If you are attempting to use a custom object, be"
                        + " sure to append the '__c' after the entity name. Please reference your"
                        + " WSDL or the describe call for the appropriate names."));
  }

  private static List<Soql.Order> order(QueryContext query, FieldNames names) {
    List<Soql.Order> order = new ArrayList<>();
    if (query.orderByClause() != null) {
      for (FieldOrderContext field : query.orderByClause().fieldOrderList().fieldOrder()) {
        if (field.fieldName() == null) {
          throw malformed("this sandbox orders by fields only");
        }
        order.add(
            new Soql.Order(
                names.check(field.fieldName().getText()),
                field.DESC() != null,
                field.LAST() != null));
      }
    }
    return order;
  }
}
