package org.syncline.external;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.syncline.mapping.ExternalAction.Http;
import org.syncline.mapping.ExternalAction.Invocable;
import org.syncline.mapping.Places;
import org.syncline.record.FieldValue;
import org.syncline.remote.RemoteCall;
import org.syncline.remote.RemoteJson;

/** Puts the values of a call into what its action declares. Nothing is sent. */
final class Rendering {
  private static final String SANDBOX = "sandbox:";
  private static final String TYPE = "Content-Type";
  private static final String DOTS = ".*/\\.{1,2}(/.*)?";

  private Rendering() {}

  /**
   * @param sandbox where it is, if it runs inside
   */
  static Rendered http(
      Http http, Map<String, FieldValue> values, String key, Optional<URI> sandbox) {
    String body = body(http, values);
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    if (!body.isEmpty()) {
      headers.put(TYPE, "application/json");
    }
    headers.putAll(http.headers());
    headers.put("Idempotency-Key", key);
    return new Rendered(
        url(http.url(), values, sandbox), http.method(), new LinkedHashMap<>(headers), body);
  }

  static Rendered invocable(Invocable invocable, Map<String, FieldValue> values) {
    Map<String, Object> body = Map.of("inputs", List.of(invocable.inputs().filled(values)));
    return new Rendered(invocable.name(), "POST", Map.of(), RemoteJson.write(body));
  }

  private static String body(Http http, Map<String, FieldValue> values) {
    StringBuilder body = new StringBuilder();
    http.body().ifPresent(one -> one.fill(values, json -> body.append(RemoteJson.write(json))));
    return body.toString();
  }

  private static String url(
      String template, Map<String, FieldValue> values, Optional<URI> sandbox) {
    String filled =
        Places.filled(
            template,
            name -> RemoteCall.encoded(values.getOrDefault(name, FieldValue.BLANK).text()));
    if (filled.split("\\?", 2)[0].matches(DOTS)) {
      throw new RefusedCall(
          "BAD_PARAMETER", "a value of dots only cannot stand in the path of " + template);
    }
    return filled.startsWith(SANDBOX) && sandbox.isPresent()
        ? sandbox.get() + filled.substring(SANDBOX.length())
        : filled;
  }
}
