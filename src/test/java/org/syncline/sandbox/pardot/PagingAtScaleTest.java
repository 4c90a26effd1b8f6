package org.syncline.sandbox.pardot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.BitSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.syncline.sandbox.SandboxServer;
import org.syncline.sandbox.SandboxSettings;
import org.syncline.testsupport.PardotClient;
import org.syncline.testsupport.PardotClient.Answer;
import org.syncline.testsupport.SandboxClock;

class PagingAtScaleTest {
  private static final int PROSPECTS = 100_001;

  @Test
  void sequence_ofMoreThanHundredThousand_endsThereWithAWarning() {
    SandboxClock clock = new SandboxClock("2026-11-24T09:00:00Z");
    try (SandboxServer server = SandboxServer.start(SandboxSettings.empty(), clock)) {
      for (int i = 0; i < PROSPECTS; i++) {
        server.pardot().store().insert("prospects", Map.of("email", "p" + i + "@b.example"));
      }
      PardotClient client = new PardotClient(server.baseUrl(), server.tokens().issue("tester"));
      BitSet seen = new BitSet();
      String next = "/api/v5/objects/prospects?fields=id,email&orderBy=updatedAt&limit=1000";
      Answer last = null;
      while (next != null) {
        last = client.get(next);
        last.json()
            .getJsonArray("values")
            .forEach(v -> seen.set(((JsonObject) v).getInteger("id")));
        next = last.json().getString("nextPageUrl");
      }
      assertThat(seen.cardinality()).isEqualTo(100_000);
      assertThat(last.response().headers().firstValue("Pardot-Warning").orElseThrow())
          .startsWith("203");
    }
  }
}
