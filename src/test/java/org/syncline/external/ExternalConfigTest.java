package org.syncline.external;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ExternalConfigTest {
  private static final int ORDINAL = 300;

  private static SmallRyeConfig config(Map<String, String> variables) {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withMapping(ExternalConfig.class)
        .withSources(new EnvConfigSource(variables, ORDINAL))
        .build();
  }

  @Test
  void variables_setHostsAndSecrets() {
    SmallRyeConfig config =
        config(
            Map.of(
                "SYNCLINE_EXTERNAL_ALLOWED_HOSTS", "api.example.com, 127.0.0.1:8085",
                "SYNCLINE_EXTERNAL_SIGNING_KEY", "k",
                "SYNCLINE_EXTERNAL_SECRETS_GOTO_TOKEN", "t"));
    ExternalConfig external = config.getConfigMapping(ExternalConfig.class);
    assertThat(external.allowedHosts().orElseThrow())
        .containsExactly(
            new CallableHost("api.example.com", OptionalInt.empty()),
            new CallableHost("127.0.0.1", OptionalInt.of(8085)));
    assertThat(external.signingKey()).contains("k");
    Secrets secrets = new Secrets(key -> config.getOptionalValue(key, String.class));
    assertThat(secrets.in(Map.of("X", "a ${secret:goto-token} b"))).isEqualTo(Map.of("X", "a t b"));
  }

  @Test
  void nothing_isSetByItself() {
    ExternalConfig external = config(Map.of()).getConfigMapping(ExternalConfig.class);
    assertThat(external.allowedHosts()).isEmpty();
    assertThat(external.signingKey()).isEmpty();
    assertThat(external.timeout()).hasSeconds(10);
  }
}
