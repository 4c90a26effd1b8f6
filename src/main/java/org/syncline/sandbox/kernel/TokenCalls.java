package org.syncline.sandbox.kernel;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.Base64;

/** The token end point for a sandbox of marketing alone: any client id and secret will do. */
public final class TokenCalls {
  private static final int SIGNATURE_BYTES = 32;

  private final AccessTokens tokens;
  private final Clock clock;

  public TokenCalls(AccessTokens tokens, Clock clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  public void mount(Router router) {
    router.post("/services/oauth2/token").handler(this::issue);
  }

  private void issue(RoutingContext context) {
    HttpServerRequest request = context.request();
    String grant = request.getFormAttribute("grant_type");
    if (grant == null) {
      context.response().setStatusCode(400);
      context.json(
          new JsonObject()
              .put("error", "unsupported_grant_type")
              .put("error_description", "grant type not supported"));
      return;
    }
    String client = request.getFormAttribute("client_id");
    String here = request.scheme() + "://" + request.authority();
    context.json(
        new JsonObject()
            .put("access_token", tokens.issue(client == null ? grant : client))
            .put("signature", Base64.getEncoder().encodeToString(new byte[SIGNATURE_BYTES]))
            .put("scope", "api pardot_api")
            .put("instance_url", here)
            .put("id", here + "/id/00D000000000001EAA/005000000000001AAA")
            .put("token_type", "Bearer")
            .put("issued_at", String.valueOf(clock.millis())));
  }
}
