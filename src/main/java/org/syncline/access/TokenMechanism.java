package org.syncline.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out who is asking, by a bearer token or by the cookie of the sign-in page. A cookie that is
 * no longer good means nobody, so that its owner can sign in again.
 */
@ApplicationScoped
class TokenMechanism implements HttpAuthenticationMechanism {
  /** Before that of OIDC, which would answer an API call with a page of its own. */
  private static final int FIRST = DEFAULT_PRIORITY + 1000;

  private static final int UNAUTHORIZED = 401;
  private static final String HEADER = "WWW-Authenticate";

  private final Access access;
  private final FailedAttempts failures;

  TokenMechanism(Access access, FailedAttempts failures) {
    this.access = access;
    this.failures = failures;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext context, IdentityProviderManager identities) {
    return switch (access.auth()) {
      case NONE -> Uni.createFrom().item(access.anyone());
      case OIDC -> Uni.createFrom().nullItem();
      case TOKENS -> byToken(context, identities);
    };
  }

  private Uni<SecurityIdentity> byToken(RoutingContext context, IdentityProviderManager all) {
    Optional<String> bearer = Credentials.bearer(context.request());
    if (bearer.isPresent()) {
      return asked(context, all, bearer.get())
          .onFailure(AuthenticationFailedException.class)
          .invoke(() -> failures.add(context.request(), "a bearer token that is not known"));
    }
    return Credentials.cookie(context.request())
        .map(token -> asked(context, all, token).onFailure().recoverWithNull())
        .orElseGet(() -> Uni.createFrom().nullItem());
  }

  private static Uni<SecurityIdentity> asked(
      RoutingContext context, IdentityProviderManager all, String token) {
    return all.authenticate(
        HttpSecurityUtils.setRoutingContextAttribute(new TokenRequest(token), context));
  }

  @Override
  public Uni<Boolean> sendChallenge(RoutingContext context) {
    if (!Pages.wanted(context)) {
      Refusal.unauthorized().send(context, HEADER, challenge(context));
      return Uni.createFrom().item(true);
    }
    if (access.auth() == Auth.OIDC) {
      return Uni.createFrom().item(false);
    }
    Pages.signIn(context);
    return Uni.createFrom().item(true);
  }

  private static String challenge(RoutingContext context) {
    return Credentials.bearer(context.request()).isPresent()
        ? "Bearer error=\"invalid_token\""
        : "Bearer";
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext context) {
    return Uni.createFrom().item(new ChallengeData(UNAUTHORIZED, HEADER, challenge(context)));
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    return Set.of(TokenRequest.class);
  }

  @Override
  public int getPriority() {
    return FIRST;
  }
}
