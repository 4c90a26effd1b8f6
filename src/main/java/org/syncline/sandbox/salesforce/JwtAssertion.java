package org.syncline.sandbox.salesforce;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** What a JWT says. Nobody deposits a certificate here, so that any signature is accepted. */
final class JwtAssertion {
  /** Some clients give milliseconds where seconds belong; no second of ours is that large. */
  private static final long LARGEST_SECOND = 100_000_000_000L;

  private JwtAssertion() {}

  /** For whom it speaks; empty if it cannot be read, names nobody, or has expired. */
  static Optional<String> subject(String assertion, Instant now) {
    String[] parts = assertion.split("\\.");
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      byte[] payload = Base64.getUrlDecoder().decode(parts[1]);
      Map<?, ?> claims =
          SalesforceJson.read(new String(payload, StandardCharsets.UTF_8), Map.class);
      return Optional.ofNullable(claims.get("sub"))
          .filter(sub -> claims.get("exp") instanceof Number exp && now.isBefore(instant(exp)))
          .map(Object::toString);
    } catch (IllegalArgumentException | SalesforceError e) {
      return Optional.empty();
    }
  }

  private static Instant instant(Number exp) {
    long number = exp.longValue();
    return number > LARGEST_SECOND ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
  }
}
