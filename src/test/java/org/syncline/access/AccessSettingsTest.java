package org.syncline.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessSettingsTest {
  private static final int ORDINAL = 500;
  private static final String HASH = StaticToken.hashOf("s3cr3t-marker");
  private static final String OTHER = StaticToken.hashOf("another");

  @TempDir Path folder;

  private static AccessSettings settings(String... keysAndValues) {
    Map<String, String> set = new HashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      set.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .withMapping(AccessConfig.class)
            .withValidateUnknown(false)
            .withSources(new PropertiesConfigSource(set, "test", ORDINAL))
            .build();
    return AccessSettings.of(config.getConfigMapping(AccessConfig.class), config);
  }

  private static AccessSettings tokens(String lines) {
    return settings(
        "syncline.auth",
        "tokens",
        "syncline.tokens",
        lines.replace("HASH", HASH).replace("OTHER", OTHER));
  }

  @Test
  void auth_notSet_isAProblem_andNobodyIsLetIn() {
    AccessSettings none = settings();
    assertThat(none.problems()).singleElement().asString().contains("SYNCLINE_AUTH", "is not set");
    assertThat(none.tokens()).isEmpty();
    assertThat(none.auth()).isNotEqualTo(Auth.NONE);
  }

  @Test
  void tokens_bySettingAndFile_areKnown() throws IOException {
    Path file = Files.writeString(folder.resolve("tokens"), "# ours\n\nada:admin:" + OTHER + "\n");
    AccessSettings settings =
        settings(
            "syncline.auth",
            "tokens",
            "syncline.tokens",
            "vera:viewer:" + HASH + ",",
            "syncline.tokens-file",
            file.toString());
    assertThat(settings.problems()).isEmpty();
    assertThat(settings.tokens()).extracting(StaticToken::name).containsExactly("vera", "ada");
    assertThat(settings.toString()).doesNotContain(HASH);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "vera:boss:HASH             | entry 1: has no role that is known, allowed: [viewer,",
        "vera:viewer:s3cr3t-marker  | entry 1: has no SHA-256",
        "vera:viewer:               | entry 1: has no SHA-256",
        "syncline_s3cr3t-marker:viewer:HASH | entry 1: is not name:role:hash",
        "s3cr3t-marker:viewer:      | entry 1: has no SHA-256",
        "s3cr3t-marker              | entry 1: is not name:role:hash",
        "a b:viewer:HASH            | entry 1: is not name:role:hash",
        "vera:s3cr3t-marker:HASH    | entry 1: has no role",
        "a:viewer:HASH,a:admin:OTHER| entry 2: a is there twice",
        "a:viewer:HASH,b:admin:HASH | entry 2: b is there twice",
        "' '                        | neither syncline.tokens"
      })
  void token_thatIsWrong_isNamedAndNotShown(String lines, String problem) {
    assertThat(tokens(lines).problems())
        .singleElement()
        .asString()
        .contains("SYNCLINE_TOKENS", problem)
        .doesNotContain("s3cr3t-marker");
  }

  @Test
  void file_thatIsNotThere_isNamed() {
    Path file = folder.resolve("nothing");
    assertThat(
            settings("syncline.auth", "tokens", "syncline.tokens-file", file.toString()).problems())
        .containsExactly(
            "syncline.tokens-file (SYNCLINE_TOKENS_FILE): " + file + " cannot be read");
  }

  @Test
  void oidc_withoutAProvider_isAProblem() {
    assertThat(settings("syncline.auth", "oidc").problems())
        .singleElement()
        .asString()
        .contains("QUARKUS_OIDC_AUTH_SERVER_URL");
    assertThat(
            settings("syncline.auth", "oidc", "quarkus.oidc.auth-server-url", "https://x")
                .problems())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "quarkus.oidc.provider",
        "quarkus.oidc.public-key",
        "quarkus.oidc.certificate-chain.trust-store-file",
        "quarkus.oidc.theirs.auth-server-url",
        "QUARKUS_OIDC_THEIRS_AUTH_SERVER_URL"
      })
  void oidc_withAProviderOfAnyKind_isNoProblem(String key) {
    assertThat(settings("syncline.auth", "oidc", key, "github").problems()).isEmpty();
    assertThat(settings("syncline.auth", "oidc", key, "").problems()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"oidc, true", "OIDC, true", "Oidc, true", "tokens, false", "none, false"})
  void oidc_inAnyWayOfWritingIt_wakesTheProvider(String auth, boolean awake) throws IOException {
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .withSources(
                new PropertiesConfigSource(
                    Path.of("src/main/resources/application.properties").toUri().toURL(), 1))
            .withSources(new PropertiesConfigSource(Map.of("syncline.auth", auth), "test", ORDINAL))
            .build();
    assertThat(config.getValue("quarkus.oidc.tenant-enabled", Boolean.class)).isEqualTo(awake);
    assertThat(config.getValue("syncline.auth", Auth.class) == Auth.OIDC).isEqualTo(awake);
  }

  @Test
  void file_thatIsATokenByMistake_isNotShown() {
    assertThat(
            settings("syncline.auth", "tokens", "syncline.tokens-file", "syncline_s3cr3t-marker")
                .problems())
        .singleElement()
        .asString()
        .doesNotContain("s3cr3t-marker");
  }

  @Test
  void token_random_isLongAndNeverTheSame() {
    assertThat(StaticToken.random())
        .matches("syncline_[A-Za-z0-9_-]{43}")
        .isNotEqualTo(StaticToken.random());
  }
}
