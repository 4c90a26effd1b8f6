package org.syncline.access;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/** What a request shows of who sends it. */
public final class Credentials {
  /** Carries the token of who signed in with a browser. */
  public static final String COOKIE = "syncline-token";

  private static final String BEARER = "Bearer ";

  private Credentials() {}

  static Optional<String> bearer(HttpServerRequest request) {
    return Optional.ofNullable(request.getHeader("Authorization"))
        .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .map(header -> header.substring(BEARER.length()).strip());
  }

  static Optional<String> cookie(HttpServerRequest request) {
    return Optional.ofNullable(request.getCookie(COOKIE)).map(Cookie::getValue);
  }
}
