package org.syncline.access;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * A page of another site may not act through somebody's browser: neither with the cookie of who is
 * signed in, nor by being on a machine from which an open server is reached. Who shows a bearer
 * token is no such page.
 */
@ApplicationScoped
class SameOrigin {
  private static final int EARLY = 9_000;
  private static final Set<HttpMethod> HARMLESS =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  void register(@Observes Filters filters) {
    filters.register(SameOrigin::check, EARLY);
  }

  private static void check(RoutingContext context) {
    if (allowed(context.request())) {
      context.next();
    } else {
      Refusal.otherOrigin().send(context);
    }
  }

  private static boolean allowed(HttpServerRequest request) {
    if (HARMLESS.contains(request.method()) || request.headers().contains("Authorization")) {
      return true;
    }
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return site.equals("same-origin");
    }
    String origin = request.getHeader("Origin");
    // every browser names the origin; what carries no cookie may be a program
    return origin == null
        ? Credentials.cookie(request).isEmpty()
        : same(origin, request.authority());
  }

  private static boolean same(String origin, HostAndPort asked) {
    return asked != null
        && uri(origin)
            .filter(from -> asked.host().equalsIgnoreCase(from.getHost()))
            .filter(from -> asked.port() == from.getPort())
            .isPresent();
  }

  private static Optional<URI> uri(String origin) {
    try {
      return Optional.of(URI.create(origin));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
