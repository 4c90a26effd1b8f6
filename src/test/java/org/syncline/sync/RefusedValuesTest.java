package org.syncline.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.outbox.Delivery;
import org.syncline.outbox.Write;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.InMemorySystem.Stored;
import org.syncline.testsupport.SyncByHand;
import org.syncline.testsupport.TwoSystems;

/**
 * A value that the target refuses keeps neither the record from being made nor its other fields.
 */
@QuarkusTest
@TestProfile(TwoSystems.class)
@WithTestResource(DatabaseForTests.class)
class RefusedValuesTest {
  private static final int WRITES = 10;

  @Inject SyncByHand sync;
  @Inject TwoSystems.Marketing marketing;
  @Inject TwoSystems.Crm crm;

  @BeforeEach
  void empty() {
    sync.reset();
  }

  private void refuse(String field) {
    for (int i = 0; i < WRITES; i++) {
      crm.answerNext(write -> refused(write, field));
    }
  }

  private static Optional<Delivery> refused(Write write, String field) {
    boolean bad =
        write.fields().containsKey(field) && write.fields().get(field).text().startsWith("bad");
    return bad
        ? Optional.of(
            new Delivery.Rejected(
                List.of(new Delivery.Rejection("REFUSED", "refused", List.of(field), false))))
        : Optional.empty();
  }

  private String assigned(String field, String value) {
    return marketing.create(
        "prospect",
        Map.of(
            "email",
            "ann@x.org",
            "lastName",
            "Lee",
            "city",
            "Ulm",
            "salesforceOwnerId",
            "005000000000001AAA",
            field,
            value));
  }

  private Stored lead() {
    assertThat(crm.all("Lead")).hasSize(1);
    return crm.all("Lead").get(0);
  }

  private long errorsOf(String field) {
    return sync.count("sync_error where state = 'open' and field = '" + field + "'");
  }

  @Test
  void create_withAValueThatIsRefused_isMadeWithoutIt_andTheFieldIsAnError() {
    refuse("Salutation");
    assigned("salutation", "bad");
    sync.quiet();
    assertThat(lead().fields()).doesNotContainKey("Salutation");
    assertThat(crm.value(lead().id(), "City")).isEqualTo("Ulm");
    assertThat(errorsOf("Salutation")).isOne();
    assertThat(sync.openErrors()).hasSize(1);
  }

  @Test
  void create_mendedLater_goesThroughAndTheErrorIsOver() {
    refuse("Salutation");
    String prospect = assigned("salutation", "bad");
    sync.quiet();
    marketing.edit(prospect, Map.of("salutation", "Dr."));
    sync.quiet();
    assertThat(crm.value(lead().id(), "Salutation")).isEqualTo("Dr.");
    assertThat(sync.openErrors()).isEmpty();
  }

  @Test
  void create_whoseRequiredValueIsRefused_getsWhatStandsInForIt() {
    refuse("Company");
    assigned("company", "bad");
    sync.quiet();
    assertThat(crm.value(lead().id(), "Company")).isEqualTo("[not provided]");
    assertThat(errorsOf("Company")).isOne();
  }

  @Test
  void create_whoseRequiredValueIsTooLong_getsWhatStandsInForIt_andTheFieldIsAnError() {
    assigned("company", "x".repeat(300));
    sync.quiet();
    assertThat(crm.value(lead().id(), "Company")).isEqualTo("[not provided]");
    assertThat(errorsOf("Company")).isOne();
  }

  @Test
  void create_whoseAddressOrOwnerIsRefused_isNotMade() {
    refuse("Email");
    marketing.create(
        "prospect", Map.of("email", "bad@x.org", "salesforceOwnerId", "005000000000001AAA"));
    sync.quiet();
    assertThat(crm.all("Lead")).isEmpty();
    assertThat(sync.openErrors()).hasSize(1);
  }
}
