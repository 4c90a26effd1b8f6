package org.syncline.access;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A person with a browser is led to the page where one signs in. */
final class Pages {
  private static final int SEE_OTHER = 303;

  private Pages() {}

  static boolean wanted(RoutingContext context) {
    String accepted = String.valueOf(context.request().getHeader("Accept"));
    return context.request().method().equals(HttpMethod.GET)
        && accepted.toLowerCase(Locale.ROOT).contains("text/html")
        && !context.normalizedPath().startsWith("/api/");
  }

  static void signIn(RoutingContext context) {
    String to = URLEncoder.encode(context.request().uri(), StandardCharsets.UTF_8);
    context
        .response()
        .setStatusCode(SEE_OTHER)
        .putHeader("Location", "/sign-in?to=" + to)
        .putHeader("Cache-Control", "no-store")
        .end();
  }

  /** To a place on this server, said as it is: a proxy in front may speak another scheme. */
  static Response.ResponseBuilder moved(String to) {
    return Response.status(SEE_OTHER).header("Location", to);
  }

  /** A place on this server, whatever somebody put into a link. */
  static String local(String to) {
    boolean ours = to != null && to.matches("/(?!/)[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]*");
    return ours ? to : "/";
  }
}
