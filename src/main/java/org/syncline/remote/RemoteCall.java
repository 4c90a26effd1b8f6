package org.syncline.remote;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One call to a remote system.
 *
 * @param path with its query, from the root of the system's address
 * @param body empty for none
 */
public record RemoteCall(String method, String path, Map<String, String> headers, String body) {
  private static final String TYPE = "Content-Type";

  public static RemoteCall get(String path) {
    return new RemoteCall("GET", path, Map.of(), "");
  }

  public static RemoteCall json(String method, String path, String body) {
    return new RemoteCall(method, path, Map.of(TYPE, "application/json"), body);
  }

  public static RemoteCall csv(String method, String path, String body) {
    return new RemoteCall(method, path, Map.of(TYPE, "text/csv"), body);
  }

  public RemoteCall with(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.putAll(more);
    return new RemoteCall(method, path, all, body);
  }

  /** A path with these parameters, encoded, in their order. */
  public static String path(String path, Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
        .collect(Collectors.joining("&", path + "?", ""));
  }

  /** Encoded for a query or a form, with no plus for a space. */
  public static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
