package org.syncline.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.syncline.testsupport.PardotClient;
import org.syncline.testsupport.SalesforceClient;

class SandboxLifecycleTest {
  private static final int ORDINAL = 500;

  @Test
  void sandbox_switchedOn_answersFromStartToStop() {
    SandboxLifecycle sandbox =
        lifecycle(
            Map.of(
                "syncline.sandbox.enabled", "true",
                "syncline.sandbox.port", "0",
                "syncline.sandbox.people", "20",
                "syncline.sandbox.pardot-custom-fields.hobby", "radio button",
                "syncline.sandbox.salesforce-custom-fields.Lead.Level__c", "double"));
    sandbox.start(new StartupEvent());
    String token = sandbox.server().tokens().issue("tester");
    PardotClient client = new PardotClient(sandbox.baseUrl(), token);
    String query = "/api/v5/objects/prospects?fields=id,hobby__c,crmStatus__c&limit=2";
    assertThat(client.get(query).json().getJsonArray("values")).hasSize(2);
    SalesforceClient org = new SalesforceClient(sandbox.baseUrl(), token);
    assertThat(org.query("SELECT Level__c FROM Lead LIMIT 1").status()).isEqualTo(200);
    sandbox.stop(new ShutdownEvent());
    assertThatThrownBy(() -> client.get(query)).hasMessageContaining("ConnectException");
  }

  @Test
  void sandbox_notSwitchedOn_isNotThere() {
    SandboxLifecycle sandbox = lifecycle(Map.of());
    sandbox.start(new StartupEvent());
    assertThat(sandbox.enabled()).isFalse();
    assertThatThrownBy(sandbox::baseUrl).hasMessageContaining("syncline.sandbox.enabled");
  }

  private static SandboxLifecycle lifecycle(Map<String, String> keys) {
    return new SandboxLifecycle(
        new SmallRyeConfigBuilder()
            .withMapping(SandboxConfig.class)
            .withSources(new PropertiesConfigSource(keys, "test", ORDINAL))
            .build()
            .getConfigMapping(SandboxConfig.class));
  }
}
