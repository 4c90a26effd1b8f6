package org.syncline.sandbox.kernel;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The bearer tokens of both APIs: Pardot takes those that the Salesforce token end point gives out.
 */
public final class AccessTokens {
  private static final Duration LIFE = Duration.ofHours(2);
  private static final int BYTES = 48;

  private record Issued(String who, Instant until) {}

  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Issued> issued = new ConcurrentHashMap<>();

  public AccessTokens(Clock clock) {
    this.clock = clock;
  }

  /** A new token for a user or client, good for two hours. */
  public String issue(String who) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String token =
        "00D000000000001!" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    accept(token, who);
    return token;
  }

  /** Takes a token that somebody else made. */
  public void accept(String token, String who) {
    issued.put(token, new Issued(who, clock.instant().plus(LIFE)));
  }

  /** Whose token it is, if it is known, not revoked and not expired. */
  public Optional<String> ownerOf(String token) {
    return Optional.ofNullable(issued.get(token))
        .filter(i -> clock.instant().isBefore(i.until()))
        .map(Issued::who);
  }

  public void revoke(String token) {
    issued.remove(token);
  }

  public void revokeAll() {
    issued.clear();
  }
}
