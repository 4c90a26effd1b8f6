package org.syncline.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syncline.remote.RemoteJson;
import org.syncline.testsupport.StackTraces;
import org.syncline.testsupport.TestConfig;

class SalesforceSignInTest {
  private static final URI ORG = URI.create("https://example.my.salesforce.com");
  private static final int SHORT_LIFE = 300;
  private static KeyPair keys;

  @BeforeAll
  static void makeKeys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    keys = generator.generateKeyPair();
  }

  @Test
  void clientCredentials_withIdAndSecret_areAllThatIsPosted() {
    assertThat(form(Map.of("client-id", "us", "client-secret", "shh")))
        .isEqualTo(
            Map.of("grant_type", "client_credentials", "client_id", "us", "client_secret", "shh"));
  }

  @Test
  void password_where_setIsPostedWithTheUser() {
    Map<String, String> set =
        Map.of("client-id", "us", "client-secret", "shh", "username", "ann", "password", "pwTOKEN");
    assertThat(form(set))
        .containsEntry("grant_type", "password")
        .containsEntry("username", "ann")
        .containsEntry("password", "pwTOKEN")
        .containsEntry("client_secret", "shh");
  }

  @Test
  void jwtBearer_signedWithOurKey_namesUsAndTheOrg() throws Exception {
    Map<String, String> form =
        form(Map.of("client-id", "us", "username", "ann", "private-key", pem()));

    assertThat(form).containsOnlyKeys("grant_type", "assertion");
    assertThat(form).containsEntry("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer");
    String[] parts = form.get("assertion").split("\\.");
    assertThat(signed(parts)).isTrue();
    assertThat(json(parts[0]).path("alg").asText()).isEqualTo("RS256");
    JsonNode claims = json(parts[1]);
    assertThat(claims.path("iss").asText()).isEqualTo("us");
    assertThat(claims.path("sub").asText()).isEqualTo("ann");
    assertThat(claims.path("aud").asText()).isEqualTo(ORG.toString());
    assertThat(claims.path("exp").asLong() - claims.path("iat").asLong())
        .isBetween(1L, (long) SHORT_LIFE);
  }

  @Test
  void jwtBearer_withAnotherAudienceAndAKeyInAFile_usesBoth(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("key.pem"), pem());
    Map<String, String> form =
        form(
            Map.of(
                "client-id", "us",
                "username", "ann",
                "private-key", file.toString(),
                "audience", "https://login.salesforce.com"));

    String[] parts = form.get("assertion").split("\\.");
    assertThat(signed(parts)).isTrue();
    assertThat(json(parts[1]).path("aud").asText()).isEqualTo("https://login.salesforce.com");
  }

  @Test
  void assertion_madeForEachSignIn_isNeverTheSame() {
    SalesforceSignIn signIn =
        signIn(Map.of("client-id", "us", "username", "ann", "private-key", pem()));
    assertThat(signIn.form().get("assertion")).isNotEqualTo(signIn.form().get("assertion"));
  }

  @Test
  void key_thatIsNone_isToldWithoutShowingIt() {
    String bare = Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded());
    for (String key : new String[] {bare, "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n", "c2VjcmV0"}) {
      assertThatThrownBy(
              () -> form(Map.of("client-id", "us", "username", "ann", "private-key", key)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("syncline.salesforce.private-key")
          .satisfies(
              failure ->
                  assertThat(StackTraces.of(failure))
                      .doesNotContain("c2VjcmV0")
                      .doesNotContain(bare.substring(0, 40)));
    }
  }

  @Test
  void missingSetting_withAnOrg_isNamed() {
    assertThatThrownBy(() -> form(Map.of("client-id", "us")))
        .hasMessage("syncline.salesforce.client-secret is not set");
  }

  @Test
  void missingCredentials_onTheSandbox_areMadeUp() {
    SalesforceConfig config = TestConfig.of(SalesforceConfig.class, Map.of());
    assertThat(new SalesforceSignIn(config, ORG).form())
        .containsEntry("client_id", "sandbox")
        .containsEntry("client_secret", "sandbox");
  }

  private static Map<String, String> form(Map<String, String> set) {
    return signIn(set).form();
  }

  private static SalesforceSignIn signIn(Map<String, String> set) {
    Map<String, String> all = new HashMap<>();
    set.forEach((key, value) -> all.put("syncline.salesforce." + key, value));
    all.put("syncline.salesforce.url", ORG.toString());
    return new SalesforceSignIn(TestConfig.of(SalesforceConfig.class, all), ORG);
  }

  private static String pem() {
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded())
        + "\n-----END PRIVATE KEY-----\n";
  }

  private static boolean signed(String[] parts) throws GeneralSecurityException {
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initVerify(keys.getPublic());
    signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
    return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
  }

  private static JsonNode json(String part) throws JsonProcessingException {
    return RemoteJson.read(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
  }
}
