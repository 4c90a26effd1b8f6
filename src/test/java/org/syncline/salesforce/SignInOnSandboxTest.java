package org.syncline.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.remote.RemoteCallException;
import org.syncline.remote.RemoteSession;
import org.syncline.remote.SignIn;
import org.syncline.sandbox.SandboxServer;
import org.syncline.sandbox.SandboxSettings;

class SignInOnSandboxTest {
  private static final String ORG = "https://example.my.salesforce.com";

  private final SandboxServer server =
      SandboxServer.start(SandboxSettings.empty(), Clock.systemUTC());

  @AfterEach
  void stop() {
    server.close();
  }

  private static Map<String, String> form(Map<String, String> keys) {
    Map<String, String> all = new HashMap<>();
    keys.forEach((key, value) -> all.put("syncline.salesforce." + key, value));
    return new SalesforceSignIn(AdapterOnSandbox.config(all), URI.create(ORG)).form();
  }

  private RemoteSession signedIn(Map<String, String> form) {
    URI address = URI.create(server.baseUrl() + "/services/oauth2/token");
    return new SignIn(address, () -> form, Clock.systemUTC()).current();
  }

  private static String pem() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(key)
        + "\n-----END PRIVATE KEY-----\n";
  }

  @Test
  void clientCredentials_signInAsTheClient() {
    RemoteSession session =
        signedIn(form(Map.of("url", ORG, "client-id", "app", "client-secret", "s&=+ %")));
    assertThat(session.userId()).isEqualTo(server.salesforce().userOf("app"));
    assertThat(session.instance()).isEqualTo(URI.create(server.baseUrl()));
  }

  @Test
  void password_signsInAsTheUser() {
    Map<String, String> keys =
        Map.of(
            "url", ORG,
            "client-id", "app",
            "client-secret", "s",
            "username", "ann@b.example",
            "password", "p");
    assertThat(form(keys)).containsEntry("grant_type", "password");
    assertThat(signedIn(form(keys)).userId())
        .isEqualTo(server.salesforce().userOf("ann@b.example"));
  }

  @Test
  void privateKey_asTextOrFile_signsInByJwtAsTheUser(@TempDir Path folder)
      throws GeneralSecurityException, IOException {
    String pem = pem();
    Path file = Files.writeString(folder.resolve("key.pem"), pem);
    for (String key : new String[] {pem, file.toString()}) {
      Map<String, String> form =
          form(
              Map.of(
                  "url", ORG, "client-id", "app", "username", "ann@b.example", "private-key", key));
      assertThat(form).containsOnlyKeys("grant_type", "assertion");
      assertThat(claims(form)).contains("\"iss\":\"app\"", "\"aud\":\"" + ORG + "\"");
      assertThat(signedIn(form).userId()).isEqualTo(server.salesforce().userOf("ann@b.example"));
    }
  }

  private static String claims(Map<String, String> form) {
    String payload = form.get("assertion").split("\\.")[1];
    return new String(Base64.getUrlDecoder().decode(payload));
  }

  @Test
  void noAddress_meansTheSandboxAndItsHabitualCredentials() {
    assertThat(form(Map.of()))
        .containsEntry("client_id", "sandbox")
        .containsEntry("client_secret", "sandbox");
  }

  @ParameterizedTest
  @CsvSource({
    "client-secret, s, client-id is not set",
    "client-id, app, client-secret is not set",
    "private-key, no-such-file.pem, neither a key in PEM nor a file",
    "private-key, -----BEGIN nonsense, is no private key",
  })
  void setting_thatIsMissingOrWrong_isNamed(String key, String value, String why) {
    Map<String, String> keys = new HashMap<>(Map.of("url", ORG, key, value));
    if (key.equals("private-key")) {
      keys.put("client-id", "app");
      keys.put("username", "ann@b.example");
    }
    assertThatThrownBy(() -> form(keys))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(why);
  }

  @Test
  void refusal_tellsItsReason() {
    assertThatThrownBy(() -> signedIn(Map.of("grant_type", "password", "username", "a")))
        .isInstanceOf(RemoteCallException.class)
        .hasMessageContaining("invalid_grant")
        .hasMessageContaining("password is missing");
  }
}
