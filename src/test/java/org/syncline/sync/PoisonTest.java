package org.syncline.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.SyncByHand;
import org.syncline.testsupport.TwoSystems;

/** One bad record never stops the others, and never comes back for ever. */
@QuarkusTest
@TestProfile(TwoSystems.class)
@WithTestResource(DatabaseForTests.class)
class PoisonTest {
  @Inject SyncByHand sync;
  @Inject TwoSystems.Marketing marketing;
  @Inject TwoSystems.Crm crm;

  @BeforeEach
  void empty() {
    sync.reset();
  }

  private void otherPersonIsSynced() {
    assertThat(marketing.all("prospect"))
        .anyMatch(p -> p.fields().get("email").text().equals("good@x.org"));
    assertThat(sync.count("intake")).isZero();
    assertThat(sync.count("revisit")).isZero();
  }

  private void good() {
    crm.create("Lead", Map.of("Email", "good@x.org", "LastName", "G"));
  }

  @Test
  void valueThatTheDatabaseRefuses_inAPolledPage_isSetAside() {
    crm.create("Lead", Map.of("Email", "bad@x.org", "LastName", "B\u0000d"));
    good();
    sync.quiet();
    otherPersonIsSynced();
    assertThat(sync.openErrors()).singleElement().matches(e -> e.kind().equals("unreadable"));
  }

  @Test
  void keyThatTheDatabaseRefuses_isSetAsideByThePipeline() {
    crm.create(
        "Lead",
        Map.of(
            "Email",
            new java.util.Random(1)
                    .ints(6000, 'a', 'z')
                    .collect(
                        StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                + "@x.org",
            "LastName",
            "Long"));
    good();
    sync.quiet();
    otherPersonIsSynced();
    assertThat(sync.openErrors()).singleElement().matches(e -> e.kind().equals("failed"));
  }

  @Test
  void recordSetAside_mendedLater_isHandledAndItsErrorResolved() {
    String bad = crm.create("Lead", Map.of("Email", "bad@x.org", "LastName", "B\u0000d"));
    sync.quiet();
    assertThat(sync.openErrors()).hasSize(1);
    sync.forward(Duration.ofMinutes(5));
    crm.edit(bad, Map.of("LastName", "Mended"));
    sync.quiet();
    assertThat(sync.openErrors()).isEmpty();
    assertThat(marketing.all("prospect")).hasSize(1);
  }
}
