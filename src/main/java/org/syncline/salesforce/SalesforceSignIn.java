package org.syncline.salesforce;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.util.KeyUtils;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What is posted to the token end point: JWT bearer, password, or client credentials. */
final class SalesforceSignIn {
  private static final String SANDBOX = "sandbox";
  private static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";

  /** Long enough for clocks that differ a little; Salesforce takes five minutes at most. */
  private static final Duration JWT_LIFE = Duration.ofMinutes(3);

  private final SalesforceConfig config;
  private final URI address;

  SalesforceSignIn(SalesforceConfig config, URI address) {
    this.config = config;
    this.address = address;
  }

  Map<String, String> form() {
    if (config.privateKey().isPresent()) {
      return Map.of("grant_type", JWT_BEARER, "assertion", assertion());
    }
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", config.password().isPresent() ? "password" : "client_credentials");
    form.put("client_id", required("client-id", config.clientId()));
    form.put("client_secret", required("client-secret", config.clientSecret()));
    config
        .password()
        .ifPresent(
            password -> {
              form.put("username", required("username", config.username()));
              form.put("password", password);
            });
    return form;
  }

  /** The sandbox takes any credentials, so that they need not be set for it. */
  private String required(String key, Optional<String> value) {
    return value
        .or(() -> config.url().isEmpty() ? Optional.of(SANDBOX) : Optional.empty())
        .orElseThrow(() -> new IllegalStateException("syncline.salesforce." + key + " is not set"));
  }

  private String assertion() {
    return Jwt.issuer(required("client-id", config.clientId()))
        .subject(required("username", config.username()))
        .audience(config.audience().orElse(address.toString()))
        .expiresIn(JWT_LIFE)
        .sign(privateKey(config.privateKey().orElseThrow()));
  }

  private static PrivateKey privateKey(String pemOrPath) {
    try {
      boolean pem = pemOrPath.contains("-----BEGIN");
      return KeyUtils.decodePrivateKey(pem ? pemOrPath : Files.readString(Path.of(pemOrPath)));
    } catch (IOException | InvalidPathException e) {
      // neither the value nor the cause is shown: it may be the key itself, without its first line
      throw new IllegalStateException(
          "syncline.salesforce.private-key is neither a key in PEM nor a file that can be read");
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "syncline.salesforce.private-key is no private key in PEM (PKCS#8)", e);
    }
  }
}
