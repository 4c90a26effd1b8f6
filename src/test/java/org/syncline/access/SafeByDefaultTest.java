package org.syncline.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.sandbox.SandboxConfig;
import org.syncline.sandbox.SandboxServer;
import org.syncline.sandbox.SandboxSettings;

/** What the server does when nobody says anything. */
class SafeByDefaultTest {
  private static final int ORDINAL = 250;

  /** The shipped settings and nothing else. */
  private static SmallRyeConfig shipped(String profile) throws IOException {
    return new SmallRyeConfigBuilder()
        .withProfile(profile)
        .withMapping(AccessConfig.class)
        .withMapping(SandboxConfig.class)
        .withValidateUnknown(false)
        .addDefaultInterceptors()
        .withSources(
            new PropertiesConfigSource(
                SafeByDefaultTest.class.getResource("/application.properties"), ORDINAL))
        .build();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "test"})
  void devAndTest_listenOnLoopback_withTheSandbox(String profile) throws IOException {
    SmallRyeConfig config = shipped(profile);
    assertThat(config.getValue("quarkus.http.host", String.class)).isEqualTo("127.0.0.1");
    assertThat(config.getConfigMapping(SandboxConfig.class).enabled()).isTrue();
    assertThat(config.getConfigMapping(SandboxConfig.class).host()).isEqualTo("127.0.0.1");
    assertThat(config.getConfigMapping(AccessConfig.class).auth()).contains(Auth.NONE);
  }

  @Test
  void production_hasNoAccessSetting_andNoSandbox() throws IOException {
    SmallRyeConfig config = shipped("prod");
    assertThat(config.getConfigMapping(AccessConfig.class).auth()).isEmpty();
    assertThat(config.getConfigMapping(SandboxConfig.class).enabled()).isFalse();
    assertThat(config.getConfigMapping(SandboxConfig.class).host()).isEqualTo("127.0.0.1");
    assertThat(config.getValue("quarkus.oidc.tenant-enabled", Boolean.class)).isFalse();
  }

  /** All of 127.0.0.0/8 is this machine; who listens everywhere answers there too. */
  @Test
  void sandbox_listensOnOneAddress() throws IOException {
    try (SandboxServer sandbox = SandboxServer.start(SandboxSettings.empty(), Clock.systemUTC())) {
      new Socket("127.0.0.1", sandbox.port()).close();
      assertThatThrownBy(() -> new Socket("127.0.0.2", sandbox.port()))
          .isInstanceOf(ConnectException.class);
    }
  }
}
