package org.syncline.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.jwt.build.Jwt;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.LogLines;
import org.syncline.testsupport.TwoSystems;

/** Tokens of a provider, of which the settings have the public key. */
@QuarkusTest
@TestProfile(OidcTest.ByProvider.class)
@WithTestResource(DatabaseForTests.class)
class OidcTest {
  private static final String ISSUER = "https://id.example";

  public static class ByProvider extends TwoSystems {
    /** The profile is made in more than one class loader; all need the same pair. */
    private static final String PAIR = "org.syncline.test-key-pair";

    private static String[] pair() {
      synchronized (System.getProperties()) {
        if (System.getProperty(PAIR) == null) {
          KeyPair keys = newPair();
          System.setProperty(
              PAIR,
              text(keys.getPublic().getEncoded()) + " " + text(keys.getPrivate().getEncoded()));
        }
        return System.getProperty(PAIR).split(" ");
      }
    }

    private static String text(byte[] key) {
      return Base64.getEncoder().encodeToString(key);
    }

    static PrivateKey privateKey() throws GeneralSecurityException {
      byte[] key = Base64.getDecoder().decode(pair()[1]);
      return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key));
    }

    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
      settings.put("syncline.auth", "OIDC");
      settings.put("quarkus.oidc.public-key", pair()[0]);
      settings.put("quarkus.oidc.token.issuer", ISSUER);
      settings.put("quarkus.http.auth.roles-mapping.\"crm-team\"", "operator");
      return settings;
    }
  }

  private static KeyPair newPair() {
    try {
      KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
      keys.initialize(2048);
      return keys.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String token(String group, String issuer, Instant until, PrivateKey key) {
    return Jwt.issuer(issuer).upn("gina").groups(Set.of(group)).expiresAt(until).sign(key);
  }

  private static String token(String group) throws GeneralSecurityException {
    return token(group, ISSUER, Instant.now().plusSeconds(60), ByProvider.privateKey());
  }

  private static int get(String token) {
    return given().auth().oauth2(token).get("/api/v1/connector").statusCode();
  }

  @ParameterizedTest
  @CsvSource({
    "viewer, 200, 403",
    "operator, 200, 200",
    "admin, 200, 200",
    "crm-team, 200, 200",
    "everybody, 403, 403"
  })
  void group_isTheRole(String group, int reads, int acts) throws GeneralSecurityException {
    String token = token(group);
    assertThat(get(token)).isEqualTo(reads);
    try (LogLines log = new LogLines()) {
      given()
          .auth()
          .oauth2(token)
          .post("/api/v1/connector/full-sync")
          .then()
          .statusCode(acts)
          .contentType(acts == 200 ? "application/json" : "application/problem+json");
      assertThat(log.all()).noneMatch(line -> line.contains(token));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "viewer, 200, 403",
    "operator, 200, 404",
    "admin, 200, 404",
    "crm-team, 200, 404",
    "everybody, 403, 403"
  })
  void page_andItsButton_needTheLeastRoleOnly(String group, int page, int button)
      throws GeneralSecurityException {
    String token = token(group);
    given().auth().oauth2(token).get("/").then().statusCode(page);
    given().auth().oauth2(token).post("/console/sandbox/edits").then().statusCode(button);
  }

  @Test
  void token_thatIsNotTheProviders_letsNobodyIn() throws GeneralSecurityException {
    Instant soon = Instant.now().plusSeconds(60);
    PrivateKey key = ByProvider.privateKey();
    assertThat(
            List.of(
                get("nonsense"),
                get(token("admin", ISSUER, soon, newPair().getPrivate())),
                get(token("admin", "https://other.example", soon, key)),
                get(token("admin", ISSUER, Instant.now().minusSeconds(600), key))))
        .containsOnly(401);
  }

  @Test
  void nobody_isAskedForABearerToken() {
    given()
        .get("/api/v1/connector")
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .header("WWW-Authenticate", "Bearer");
  }
}
