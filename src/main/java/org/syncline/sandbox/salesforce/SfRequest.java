package org.syncline.sandbox.salesforce;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A call, as it came over HTTP or inside a composite one.
 *
 * @param path cleaned of double and trailing slashes
 * @param query parameters, decoded
 * @param headers found in any case
 */
record SfRequest(
    String method,
    String path,
    Map<String, String> query,
    Map<String, String> headers,
    String body,
    String user,
    String baseUrl) {

  /** Decoded; clients double slashes and leave one at the end. */
  static String cleanPath(String path) {
    String decoded = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    String single = decoded.replaceAll("/{2,}", "/");
    return single.endsWith("/") ? single.substring(0, single.length() - 1) : single;
  }

  static Map<String, String> anyCase(Map<String, String> headers) {
    Map<String, String> any = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    any.putAll(headers);
    return any;
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** {@code v60.0}, of a path below /services/data. */
  String version() {
    String[] parts = path.split("/");
    return parts.length > 3 ? parts[3] : "v60.0";
  }

  /** What stands behind {@code Sforce-Call-Options: client=}. */
  String client() {
    return header("Sforce-Call-Options").stream()
        .flatMap(options -> Arrays.stream(options.split(",")))
        .map(String::strip)
        .filter(option -> option.startsWith("client="))
        .map(option -> option.substring("client=".length()))
        .findFirst()
        .orElse("");
  }

  Saves.By by() {
    boolean assign =
        !"FALSE".equals(header("Sforce-Auto-Assign").orElse("TRUE").toUpperCase(Locale.ROOT));
    boolean duplicates =
        header("Sforce-Duplicate-Rule-Header").orElse("").matches("(?i).*allowSave=true.*");
    return new Saves.By(user, client(), assign, duplicates);
  }

  /** The body, which is to be a JSON object. */
  @SuppressWarnings("unchecked")
  Map<String, Object> json() {
    Map<String, Object> json = SalesforceJson.read(body, Map.class);
    if (json == null) {
      throw SalesforceError.bad(SalesforceError.NOT_READABLE, "a JSON object is required");
    }
    return json;
  }

  /** A list in the body; empty where it is not there. */
  @SuppressWarnings("unchecked")
  <T> List<T> list(String name) {
    Object list = json().get(name);
    return list == null ? List.of() : (List<T>) list;
  }

  List<String> listed(String name) {
    String value = query.getOrDefault(name, "");
    return value.isEmpty() ? List.of() : Arrays.asList(value.split(","));
  }
}
