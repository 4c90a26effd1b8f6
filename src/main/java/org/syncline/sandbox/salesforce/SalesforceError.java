package org.syncline.sandbox.salesforce;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An answer of the API that is an error. */
final class SalesforceError extends RuntimeException {
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
