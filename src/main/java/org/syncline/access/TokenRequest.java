package org.syncline.access;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** Somebody shows a token of ours. */
final class TokenRequest extends BaseAuthenticationRequest {
  private final String token;

  TokenRequest(String token) {
    this.token = token;
  }

  String token() {
    return token;
  }
}
