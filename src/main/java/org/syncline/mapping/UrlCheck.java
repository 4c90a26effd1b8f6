package org.syncline.mapping;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;

/** What is wrong with the address of an external action. */
final class UrlCheck {
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[::1]");
  private static final Pattern PLACE_IN_HOST = Pattern.compile("[^/]*//[^/?#]*\\{.*");

  private final YamlReader yaml;
  private final Map<String, ActionParameter> parameters;

  UrlCheck(YamlReader yaml, Map<String, ActionParameter> parameters) {
    this.yaml = yaml;
    this.parameters = parameters;
  }

  void check(Node node, String url) {
    if (PLACE_IN_HOST.matcher(url).matches()) {
      problem(node, "parameters stand in its path and query only, found '" + url + "'");
      return;
    }
    try {
      address(node, new URI(Places.filled(url, name -> "x")), url);
    } catch (URISyntaxException e) {
      problem(node, "is no address: " + e.getReason() + ", found '" + url + "'");
    }
    Places.in(url).forEach(name -> always(node, name));
  }

  private void problem(Node node, String message) {
    yaml.problem(node, "url", message);
  }

  private void address(Node node, URI address, String url) {
    if (address.getRawUserInfo() != null) {
      // not shown: there is a password in it
      problem(node, "must not name a user or password before its host; headers can name a secret");
    } else if (address.getRawFragment() != null) {
      problem(node, "must not have a part behind #, which is never sent, found '" + url + "'");
    } else if (!allowed(address)) {
      problem(
          node,
          "expected an address with https (http for loopback hosts only), or"
              + " sandbox:/receivers/<name>, found '"
              + url
              + "'");
    }
  }

  private static boolean allowed(URI address) {
    String host = String.valueOf(address.getHost());
    return switch (String.valueOf(address.getScheme())) {
      case "https" -> address.getHost() != null;
      case "http" -> LOOPBACK.matcher(host).matches();
      case "sandbox" -> String.valueOf(address.getPath()).startsWith("/receivers/");
      default -> false;
    };
  }

  /** A path with a gap in it would name something else. */
  private void always(Node node, String name) {
    ActionParameter parameter = parameters.get(name);
    if (parameter != null && !parameter.required() && parameter.standard().isEmpty()) {
      problem(node, "the parameter '" + name + "' needs required: true or a default");
    }
  }
}
