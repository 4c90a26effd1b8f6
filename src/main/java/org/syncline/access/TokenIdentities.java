package org.syncline.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells whose a token is. */
@ApplicationScoped
class TokenIdentities implements IdentityProvider<TokenRequest> {
  private final Access access;

  TokenIdentities(Access access) {
    this.access = access;
  }

  @Override
  public Class<TokenRequest> getRequestType() {
    return TokenRequest.class;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      TokenRequest request, AuthenticationRequestContext context) {
    return access
        .by(request.token())
        .map(identity -> Uni.createFrom().item(identity))
        .orElseGet(() -> Uni.createFrom().failure(new AuthenticationFailedException()));
  }
}
