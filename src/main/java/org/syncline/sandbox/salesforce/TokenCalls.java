package org.syncline.sandbox.salesforce;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.syncline.sandbox.kernel.AccessTokens;

/** The token end point and its neighbours. Any client id and secret are accepted. */
final class TokenCalls {
  private static final String JWT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
  private final AccessTokens tokens;
  private final String orgId;
  private final UnaryOperator<String> userOf;
  private final Clock clock;

  TokenCalls(AccessTokens tokens, String orgId, UnaryOperator<String> userOf, Clock clock) {
    this.tokens = tokens;
    this.orgId = orgId;
    this.userOf = userOf;
    this.clock = clock;
  }

  void token(RoutingContext context, String baseUrl) {
    MultiMap form = context.request().formAttributes();
    String grant = Optional.ofNullable(form.get("grant_type")).orElse("");
    String refused = refused(grant, form);
    if (refused != null) {
      answer(
          context, 400, Map.of("error", refused, "error_description", described(refused, grant)));
      return;
    }
    String who = who(form);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("access_token", tokens.issue(who));
    body.put("signature", "c2FuZGJveA==");
    body.put("scope", "api pardot_api id");
    body.put("instance_url", baseUrl);
    body.put("id", baseUrl + "/id/" + orgId + "/" + userOf.apply(who));
    body.put("token_type", "Bearer");
    body.put("issued_at", Long.toString(clock.millis()));
    answer(context, 200, body);
  }

  /** Each client is a user of its own, so that one's edits can be told from another's. */
  private static String who(MultiMap form) {
    String name = form.contains("username") ? form.get("username") : form.get("client_id");
    return name == null ? "integration user" : name;
  }

  private static String refused(String grant, MultiMap form) {
    return switch (grant) {
      case "client_credentials" -> missing(form, "client_id", "client_secret");
      case "password" -> missing(form, "username", "password");
      case JWT -> {
        String assertion = Optional.ofNullable(form.get("assertion")).orElse("");
        yield assertion.split("\\.").length == 3 ? null : "invalid_grant";
      }
      default -> "unsupported_grant_type";
    };
  }

  private static String missing(MultiMap form, String... names) {
    for (String name : names) {
      if (form.get(name) == null || form.get(name).isEmpty()) {
        return "invalid_client";
      }
    }
    return null;
  }

  private static String described(String error, String grant) {
    return switch (error) {
      case "invalid_grant" -> "invalid assertion";
      case "invalid_client" -> "invalid client credentials";
      default -> "grant type not supported: " + grant;
    };
  }

  void revoke(RoutingContext context) {
    String token = context.request().getParam("token");
    String posted = context.request().getFormAttribute("token");
    tokens.revoke(Optional.ofNullable(posted).orElse(token == null ? "" : token));
    context.response().end();
  }

  void identity(RoutingContext context, String baseUrl, String userId) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("id", baseUrl + "/id/" + orgId + "/" + userId);
    body.put("user_id", userId);
    body.put("organization_id", orgId);
    body.put("username", "integration@sandbox.example");
    body.put("email", "integration@sandbox.example");
    body.put("display_name", "Integration User");
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
