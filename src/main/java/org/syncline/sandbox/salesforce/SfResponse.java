package org.syncline.sandbox.salesforce;

import java.util.Map;

/**
 * An answer.
 *
 * @param body text as it is, null for none, anything else as JSON
 */
record SfResponse(int status, Object body, Map<String, String> headers) {
  static SfResponse ok(Object body) {
    return new SfResponse(200, body, Map.of());
  }

  static SfResponse of(int status, Object body) {
    return new SfResponse(status, body, Map.of());
  }

  static SfResponse none() {
    return new SfResponse(204, null, Map.of());
  }

  static SfResponse csv(String text, Map<String, String> headers) {
    return new SfResponse(200, text, headers);
  }
}
