package org.syncline.testsupport;

import java.util.HashMap;
import java.util.Map;
import org.syncline.access.StaticToken;

/** As in production: nobody is let in without a token. There is one for each role. */
public class WithTokens extends TwoSystems {
  public static final String VIEWER = "syncline_viewer-token";
  public static final String OPERATOR = "syncline_operator-token";
  public static final String ADMIN = "syncline_admin-token";

  @Override
  public Map<String, String> getConfigOverrides() {
    Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
    settings.put("syncline.auth", "tokens");
    settings.put(
        "syncline.tokens",
        String.join(
            ",",
            line("vera", "viewer", VIEWER),
            line("otto", "operator", OPERATOR),
            line("ada", "admin", ADMIN)));
    settings.put("quarkus.http.limits.max-connections", "300");
    settings.put("syncline.limits.scenarios", "1");
    return settings;
  }

  private static String line(String name, String role, String token) {
    return new StaticToken(name, role, StaticToken.hashOf(token)).line();
  }
}
