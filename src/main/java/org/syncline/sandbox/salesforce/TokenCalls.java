package org.syncline.sandbox.salesforce;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.syncline.sandbox.kernel.AccessTokens;

/** The token end point and its neighbours. Any client id and secret are accepted. */
final class TokenCalls {
  private static final String JWT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
  private static final String BASIC = "Basic ";

  private final AccessTokens tokens;
  private final String orgId;
  private final UnaryOperator<String> userOf;
  private final Clock clock;

  /** A refusal: an object here, where the rest of the API answers arrays. */
  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String error;

    Refused(String error, String description) {
      super(description);
      this.error = error;
    }
  }

  TokenCalls(AccessTokens tokens, String orgId, UnaryOperator<String> userOf, Clock clock) {
    this.tokens = tokens;
    this.orgId = orgId;
    this.userOf = userOf;
    this.clock = clock;
  }

  void token(RoutingContext context, String baseUrl) {
    try {
      String who = who(context.request().formAttributes(), basic(context));
      Map<String, Object> body = new LinkedHashMap<>();
      body.put("access_token", tokens.issue(who));
      body.put("signature", "c2FuZGJveA==");
      body.put("scope", "api pardot_api id");
      body.put("instance_url", baseUrl);
      body.put("id", idUrl(baseUrl, userOf.apply(who)));
      body.put("token_type", "Bearer");
      body.put("issued_at", Long.toString(clock.millis()));
      answer(context, 200, body);
    } catch (Refused e) {
      answer(context, 400, Map.of("error", e.error, "error_description", e.getMessage()));
    }
  }

  private String idUrl(String baseUrl, String user) {
    return baseUrl + "/id/" + orgId + "/" + user;
  }

  /** Client id and secret may stand in a header instead of the form. */
  private static String[] basic(RoutingContext context) {
    String header = Optional.ofNullable(context.request().getHeader("Authorization")).orElse("");
    try {
      return header.startsWith(BASIC)
          ? new String(
                  Base64.getDecoder().decode(header.substring(BASIC.length())),
                  StandardCharsets.UTF_8)
              .split(":", 2)
          : new String[0];
    } catch (IllegalArgumentException e) {
      throw new Refused("invalid_client", "invalid client credentials");
    }
  }

  /** Each client or user is somebody else, so that one's edits can be told from another's. */
  private String who(MultiMap form, String... basic) {
    String grant = Optional.ofNullable(form.get("grant_type")).orElse("");
    return switch (grant) {
      case "client_credentials" -> {
        if (basic.length == 2 && !basic[0].isEmpty() && !basic[1].isEmpty()) {
          yield basic[0];
        }
        required(form, "client_secret", "invalid_client");
        yield required(form, "client_id", "invalid_client");
      }
      case "password" -> {
        required(form, "password", "invalid_grant");
        yield required(form, "username", "invalid_grant");
      }
      case JWT ->
          JwtAssertion.subject(
                  Optional.ofNullable(form.get("assertion")).orElse(""), clock.instant())
              .orElseThrow(() -> new Refused("invalid_grant", "invalid assertion"));
      default -> throw new Refused("unsupported_grant_type", "grant type not supported: " + grant);
    };
  }

  private static String required(MultiMap form, String name, String error) {
    return Optional.ofNullable(form.get(name))
        .filter(value -> !value.isEmpty())
        .orElseThrow(() -> new Refused(error, name + " is missing"));
  }

  void revoke(RoutingContext context) {
    String token = context.request().getParam("token");
    String posted = context.request().getFormAttribute("token");
    tokens.revoke(Optional.ofNullable(posted).orElse(token == null ? "" : token));
    context.response().end();
  }

  /** Who somebody is: the id service and {@code userinfo} tell the same, under their own names. */
  void identity(RoutingContext context, String baseUrl, SRecord user) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("id", idUrl(baseUrl, user.id()));
    body.put("sub", idUrl(baseUrl, user.id()));
    body.put("user_id", user.id());
    body.put("organization_id", orgId);
    body.put("username", user.get("Username"));
    body.put("preferred_username", user.get("Username"));
    body.put("email", user.get("Email"));
    body.put("display_name", user.get("Name"));
    body.put("name", user.get("Name"));
    body.put("active", true);
    String rest = baseUrl + "/services/data/v{version}/";
    body.put(
        "urls", Map.of("rest", rest, "sobjects", rest + "sobjects/", "query", rest + "query/"));
    answer(context, 200, body);
  }

  private static void answer(RoutingContext context, int status, Object body) {
    context
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json;charset=UTF-8")
        .end(SalesforceJson.write(body, false));
  }
}
