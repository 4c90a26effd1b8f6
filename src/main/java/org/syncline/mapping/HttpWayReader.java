package org.syncline.mapping;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;

/** Reads how an external action is asked for over HTTP. */
final class HttpWayReader {
  static final Set<String> KEYS =
      Set.of("url", "method", "headers", "body", "done", "already", "answerId");
  static final Set<String> METHODS = Set.of("POST", "PUT", "PATCH");
  static final String ANSWER_ID = "id";

  private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
  private static final Pattern SECRET = Pattern.compile("\\$\\{secret:[A-Za-z0-9_-]+}");

  /** These are ours to set, or the connection's. */
  private static final Set<String> OURS =
      Set.of(
          "connection",
          "content-length",
          "expect",
          "host",
          "idempotency-key",
          "syncline-signature",
          "transfer-encoding",
          "upgrade");

  private final YamlReader yaml;
  private final TemplateReader templates;
  private final UrlCheck urls;

  HttpWayReader(YamlReader yaml, Map<String, ActionParameter> parameters) {
    this.yaml = yaml;
    this.templates = new TemplateReader(yaml, parameters.keySet());
    this.urls = new UrlCheck(yaml, parameters);
  }

  ExternalAction.Http http(Node root, Map<String, Node> keys) {
    String url = yaml.required(root, keys, "", "url");
    if (!url.isEmpty()) {
      templates.check(keys.get("url"), "url", url);
      urls.check(keys.get("url"), url);
    }
    return new ExternalAction.Http(
        url,
        given(keys, "method").map(this::method).orElse("POST"),
        given(keys, "headers").map(this::headers).orElse(Map.of()),
        given(keys, "body").map(body -> templates.template(body, "body")),
        given(keys, "done").map(node -> statuses(node, "done")).orElse(Set.of()),
        given(keys, "already").map(node -> statuses(node, "already")).orElse(Set.of()),
        given(keys, "answerId").flatMap(node -> yaml.text(node, "answerId")).orElse(ANSWER_ID));
  }

  private static Optional<Node> given(Map<String, Node> keys, String key) {
    return Optional.ofNullable(keys.get(key));
  }

  private String method(Node node) {
    String method = yaml.text(node, "method").orElse("POST");
    if (!METHODS.contains(method)) {
      yaml.problem(node, "method", YamlReader.unknown("method", method, METHODS));
    }
    return method;
  }

  private Map<String, String> headers(Node node) {
    Map<String, String> headers = new LinkedHashMap<>();
    yaml.map(node, "headers", Set.of())
        .forEach(
            (name, value) -> {
              checkName(value, name);
              yaml.text(value, "headers " + name)
                  .ifPresent(
                      text -> {
                        checkValue(value, name, text);
                        headers.put(name, text);
                      });
            });
    return headers;
  }

  private void checkName(Node node, String name) {
    if (!HEADER.matcher(name).matches()) {
      yaml.problem(node, "headers", "expected the name of a header, found '" + name + "'");
    }
    if (OURS.contains(name.toLowerCase(Locale.ROOT))) {
      yaml.problem(node, "headers", "the header '" + name + "' is set by the server itself");
    }
  }

  private void checkValue(Node node, String name, String value) {
    String place = "headers " + name;
    if (SECRET.matcher(value).replaceAll("").contains("${")) {
      yaml.problem(node, place, "expected ${secret:NAME}, found '" + value + "'");
    }
    if (!Places.in(value).isEmpty()) {
      yaml.problem(node, place, "parameters stand in url and body only, found '" + value + "'");
    }
    if (!value.chars().allMatch(one -> one >= ' ' && one <= '~')) {
      yaml.problem(node, place, "expected one line of plain letters, found '" + value + "'");
    }
  }

  private Set<Integer> statuses(Node node, String place) {
    Set<Integer> statuses = new TreeSet<>();
    for (String text : yaml.texts(node, place)) {
      if (text.matches("[2-5]\\d\\d")) {
        statuses.add(Integer.valueOf(text));
      } else {
        yaml.problem(node, place, "expected a status such as 409, found '" + text + "'");
      }
    }
    return statuses;
  }
}
