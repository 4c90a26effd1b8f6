package org.syncline.sandbox.salesforce;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code columns=true} asks for: the columns of a query in place of its rows. */
final class QueryColumns {
  private QueryColumns() {}

  static Map<String, Object> of(Soql query) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("columnMetadata", columns(query.type(), query.fields()));
    body.put("entityName", query.type().name());
    body.put("groupBy", false);
    body.put("idSelected", query.fields().contains("Id"));
    body.put("keyPrefix", query.type().prefix());
    return body;
  }

  /** Those of a parent stand below one column of its relationship. */
  private static List<Object> columns(SObjectType type, List<String> paths) {
    Map<String, List<Object>> joined = new LinkedHashMap<>();
    List<Object> columns = new ArrayList<>();
    for (String path : paths) {
      int dot = path.indexOf('.');
      if (dot < 0) {
        columns.add(column(path, type.field(path).orElseThrow(), List.of()));
      } else {
        String relationship = path.substring(0, dot);
        List<Object> below = joined.get(relationship);
        if (below == null) {
          below = new ArrayList<>();
          joined.put(relationship, below);
          columns.add(column(relationship, type.relationship(relationship).orElseThrow(), below));
        }
        below.add(named(path.substring(dot + 1)));
      }
    }
    return columns;
  }

  private static Map<String, Object> column(String name, SField field, List<Object> below) {
    Map<String, Object> column = named(name);
    column.put("booleanType", field.type().equals("boolean"));
    column.put("custom", field.custom());
    column.put("insertable", !field.readOnly());
    column.put("updatable", !field.readOnly() && !field.createOnly());
    column.put("numberType", field.numeric());
    column.put("textType", field.soapType().equals("xsd:string"));
    column.put("joinColumns", below);
    return column;
  }

  private static Map<String, Object> named(String name) {
    Map<String, Object> column = new LinkedHashMap<>();
    column.put("aggregate", false);
    column.put("columnName", name);
    column.put("displayName", name);
    column.put("foreignKeyName", null);
    column.put("joinColumns", List.of());
    return column;
  }
}
