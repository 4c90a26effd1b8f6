package org.syncline.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.outbox.Delivery;
import org.syncline.rules.LiveRuleSets;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.SyncByHand;
import org.syncline.testsupport.SyncedPair;
import org.syncline.testsupport.TwoSystems;

/** What a mapping no longer lets flow, or a prospect's own flag keeps out, is not sent. */
@QuarkusTest
@TestProfile(ChangingMappingTest.OwnFolder.class)
@WithTestResource(DatabaseForTests.class)
class ChangingMappingTest {
  private static final int MANY = 300;
  private static final Path SHIPPED = Path.of("src/test/resources/mappings-flag/lead.yaml");
  private static final Path FOLDER = Path.of("target/mappings-changing");
  private static final String OWNER = "005000000000001AAA";

  /** The mappings are in a folder that the test may change. */
  public static class OwnFolder extends TwoSystems {
    @Override
    public Map<String, String> getConfigOverrides() {
      write(text());
      Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
      settings.put("syncline.mappings", FOLDER.toString());
      return settings;
    }
  }

  @Inject SyncByHand sync;
  @Inject TwoSystems.Marketing marketing;
  @Inject TwoSystems.Crm crm;
  @Inject LiveRuleSets ruleSets;

  private static String text() {
    try {
      return Files.readString(SHIPPED);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(String mapping) {
    try {
      Files.createDirectories(FOLDER);
      Files.writeString(FOLDER.resolve("lead.yaml"), mapping);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void reload(String mapping) {
    write(mapping);
    assertThat(ruleSets.reload().problems()).isEmpty();
  }

  @BeforeEach
  void asShipped() {
    reload(text());
    sync.reset();
  }

  private SyncedPair waitingPhone() {
    SyncedPair pair = new SyncedPair(sync, marketing, crm);
    crm.edit(pair.lead, Map.of("Phone", "2", "City", "Oslo"));
    sync.pollAndDecide();
    assertThat(sync.count("outbox")).isEqualTo(1);
    return pair;
  }

  @Test
  void waitingWrite_fieldUnmappedMeanwhile_onlyTheOthersAreSent() {
    SyncedPair pair = waitingPhone();
    reload(text().replaceAll(".*marketing: phone.*\n", ""));
    sync.quiet();
    assertThat(marketing.value(pair.prospect, "phone")).isEqualTo("1");
    assertThat(marketing.value(pair.prospect, "city")).isEqualTo("Oslo");
    pair.settled();
  }

  @Test
  void waitingWrite_mappingRemovedMeanwhile_isNotSent() {
    SyncedPair pair = waitingPhone();
    reload(text().replace("mapping: lead", "mapping: other"));
    sync.quiet();
    assertThat(marketing.writes).isEmpty();
    pair.settled();
  }

  @Test
  void linkedProspect_flaggedLater_isLeftAloneUntilTheFlagIsGone() {
    SyncedPair pair = waitingPhone();
    marketing.edit(pair.prospect, Map.of("keepOut__c", true));
    marketing.edit(pair.prospect, Map.of("city", "Bonn"));
    sync.pollMarketing();
    sync.decide();
    sync.quiet();
    assertThat(marketing.writes).isEmpty();
    assertThat(crm.writes).isEmpty();
    assertThat(sync.count("outbox")).isZero();
    marketing.edit(pair.prospect, Map.of("keepOut__c", false));
    sync.quiet();
    pair.bothShow("phone", "Phone", "2");
    pair.settled();
  }

  @Test
  void waitingCreate_prospectFlaggedMeanwhile_isDropped() {
    String prospect =
        marketing.create("prospect", Map.of("email", "n@x.org", "salesforceOwnerId", OWNER));
    crm.answerNext(
        write -> Optional.of(new Delivery.RetryLater("busy", Optional.of(Duration.ofMinutes(1)))));
    sync.round();
    assertThat(sync.count("outbox")).isEqualTo(1);
    marketing.edit(prospect, Map.of("keepOut__c", true));
    sync.quiet();
    assertThat(crm.all("Lead")).isEmpty();
    assertThat(sync.count("outbox")).isZero();
  }

  @Test
  void twoLeadsOfOneEmail_firstCreated_takesTheLowerId() {
    String prospect = marketing.create("prospect", Map.of("email", "a@x.org"));
    crm.create("Lead", Map.of("Email", "a@x.org", "LastName", "One"));
    crm.create("Lead", Map.of("Email", "a@x.org", "LastName", "Two"));
    sync.quiet();
    assertThat(marketing.value(prospect, "lastName")).isEqualTo("One");
    assertThat(sync.count("review")).isZero();
    assertThat(marketing.all("prospect")).hasSize(1);
  }

  @Test
  void manyPairsOfOneEmail_firstCreated_becomeAsManyLinks() {
    for (int i = 0; i < MANY; i++) {
      crm.create("Lead", Map.of("Email", "a@x.org", "LastName", "L" + i));
      marketing.create("prospect", Map.of("email", "a@x.org"));
    }
    sync.quiet();
    assertThat(sync.count("link where open")).isEqualTo(MANY);
    assertThat(sync.count("outbox")).isZero();
    assertThat(sync.openErrors()).isEmpty();
  }
}
