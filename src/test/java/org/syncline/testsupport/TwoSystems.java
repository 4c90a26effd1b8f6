package org.syncline.testsupport;

import io.quarkus.test.junit.QuarkusTestProfile;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.syncline.record.SystemName;

/** The application on two remote systems in memory and a settable clock. */
public class TwoSystems implements QuarkusTestProfile {
  @Override
  public Set<Class<?>> getEnabledAlternatives() {
    return Set.of(
        Marketing.class, Crm.class, InMemoryActions.class, SettableClock.class, SyncByHand.class);
  }

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "quarkus.arc.exclude-types",
        "org.syncline.salesforce.**,org.syncline.pardot.**",
        "syncline.sandbox.enabled",
        "false");
  }

  /** Marketing: reads lag behind writes, and the answer to a write tells its stamp. */
  @Alternative
  @Singleton
  public static class Marketing extends InMemorySystem {
    public Marketing(Clock clock) {
      super(SystemName.MARKETING, clock, Duration.ofSeconds(90), true);
    }
  }

  /** The CRM: reads are never late, and the answer to a write does not tell its stamp. */
  @Alternative
  @Singleton
  public static class Crm extends InMemorySystem {
    public Crm(Clock clock) {
      super(SystemName.CRM, clock, Duration.ZERO, false);
    }
  }
}
