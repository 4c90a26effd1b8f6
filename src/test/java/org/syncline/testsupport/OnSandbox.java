package org.syncline.testsupport;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The application on the sandbox inside it, moved by hand. */
public class OnSandbox implements QuarkusTestProfile {
  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "syncline.sandbox.people", "60",
        // this sandbox shows what is written at once
        "syncline.pardot.read-lag", "1ms",
        "syncline.poll.overlap", "0s");
  }
}
