package org.syncline.sandbox.salesforce;

import io.github.apexdevtools.apexparser.ApexErrorListener;
import io.github.apexdevtools.apexparser.ApexParser;
import io.github.apexdevtools.apexparser.ApexParser.FieldNameContext;
import io.github.apexdevtools.apexparser.ApexParser.FieldOrderContext;
import io.github.apexdevtools.apexparser.ApexParser.QueryContext;
import io.github.apexdevtools.apexparser.ApexParser.SelectEntryContext;
import io.github.apexdevtools.apexparser.ApexParserFactory;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;

/** Reads SOQL by the grammar of Apex, and checks it against the schema. */
final class SoqlParser {
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
    SObjectType type = type(text, query);
    FieldNames names = new FieldNames(schema, behaviour, type);
    List<String> fields = new ArrayList<>();
    boolean count = false;
    for (SelectEntryContext entry : query.selectList().selectEntry()) {
      if (entry.soqlFunction() != null && entry.soqlFunction().COUNT() != null) {
        count = true;
      } else if (entry.fieldName() != null) {
        fields.add(names.check(entry.fieldName().getText()));
      } else {
        throw malformed("this sandbox does not know '" + entry.getText() + "'");
      }
    }
    SoqlWhere where = new SoqlWhere(names, store);
    SoqlWhere.Condition condition =
        query.whereClause() == null
            ? SoqlWhere.ALL
            : where.condition(query.whereClause().whereLogicalExpression());
    return new Soql(
        type,
        fields,
        count,
        condition.test(),
        condition.bounds(),
        order(query, names),
        query.limitClause() == null
            ? Long.MAX_VALUE
            : Long.parseLong(query.limitClause().IntegerLiteral().getText()),
        query.offsetClause() == null
            ? 0
            : Long.parseLong(query.offsetClause().IntegerLiteral().getText()));
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
