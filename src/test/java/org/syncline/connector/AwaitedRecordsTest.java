package org.syncline.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.record.LifeFields;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.SyncByHand;
import org.syncline.testsupport.SyncedPair;
import org.syncline.testsupport.TwoSystems;

@QuarkusTest
@TestProfile(TwoSystems.class)
@WithTestResource(DatabaseForTests.class)
class AwaitedRecordsTest {
  private static final String CONTACT = "003000000000009AAA";

  @Inject SyncByHand sync;
  @Inject TwoSystems.Marketing marketing;
  @Inject TwoSystems.Crm crm;
  @Inject AwaitedRecords awaited;

  @BeforeEach
  void empty() {
    sync.reset();
  }

  @Test
  void convertedLead_whoseContactIsNotReadForADay_isTold_andGoesOnWhenItIs() {
    SyncedPair pair = new SyncedPair(sync, marketing, crm);
    crm.edit(pair.lead, Map.of(LifeFields.CONVERTED_TO, CONTACT));
    sync.quiet();
    sync.forward(Duration.ofHours(23));
    awaited.look();
    assertThat(sync.openErrors()).isEmpty();
    sync.forward(Duration.ofHours(2));
    awaited.look();
    assertThat(sync.openErrors()).hasSize(1);
    assertThat(sync.openErrors().get(0).kind()).isEqualTo("waiting");
    assertThat(sync.openErrors().get(0).message()).contains(pair.lead, CONTACT);

    crm.create("Contact", CONTACT, Map.of("Email", "a@x.org", "LastName", "L", "Phone", "1"));
    sync.quiet();
    assertThat(sync.openErrors()).isEmpty();
    assertThat(sync.links().stream().filter(link -> link.open()))
        .extracting(link -> link.crm().id())
        .containsExactly(CONTACT);
    pair.settled();
  }
}
