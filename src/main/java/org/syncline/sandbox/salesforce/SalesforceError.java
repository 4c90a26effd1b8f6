package org.syncline.sandbox.salesforce;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An answer of the API that is an error. */
final class SalesforceError extends RuntimeException {
  /** What is sent cannot even be read: the call is refused as a whole. */
  static final String NOT_READABLE = "JSON_PARSER_ERROR";

  private static final long serialVersionUID = 1L;
  private final int status;
  private final String code;
  private final transient List<String> fields;
  private final transient Map<String, Object> more;

  SalesforceError(int status, String code, String message, List<String> fields) {
    this(status, code, message, fields, Map.of());
  }

  SalesforceError(
      int status, String code, String message, List<String> fields, Map<String, Object> more) {
    super(message);
    this.status = status;
    this.code = code;
    this.fields = fields;
    this.more = more;
  }

  static SalesforceError bad(String code, String message, String... fields) {
    return new SalesforceError(400, code, message, List.of(fields));
  }

  static SalesforceError notFound() {
    return new SalesforceError(
        404, "NOT_FOUND", "The requested resource does not exist", List.of());
  }

  static SalesforceError noColumn(String name, SObjectType type) {
    return bad("INVALID_FIELD", "No such column '" + name + "' on sobject of type " + type.name());
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  List<String> fields() {
    return fields;
  }

  /** As a single call answers it, inside an array. */
  Map<String, Object> body() {
    Map<String, Object> body = new LinkedHashMap<>(more);
    body.put("message", getMessage());
    body.put("errorCode", code);
    if (!fields.isEmpty()) {
      body.put("fields", fields);
    }
    return body;
  }

  /** As a collection answers it, record by record. */
  Map<String, Object> recordBody() {
    Map<String, Object> body = new LinkedHashMap<>(more);
    body.put("statusCode", code);
    body.put("message", getMessage());
    body.put("fields", fields);
    return body;
  }
}
