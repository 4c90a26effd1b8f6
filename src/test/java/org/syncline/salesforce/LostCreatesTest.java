package org.syncline.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.outbox.Delivery.Delivered;
import org.syncline.outbox.Delivery.Unknown;
import org.syncline.outbox.Write;
import org.syncline.sandbox.kernel.Fault;

class LostCreatesTest {
  private static final Map<String, String> ANN =
      Map.of("LastName", "Ann", "Company", "Acme", "Email", "ann@b.example", "Phone", "0731 1");

  @RegisterExtension final AdapterOnSandbox at = new AdapterOnSandbox();

  private void noExternalId() {
    at.org.behaviour().hide("Lead", "Syncline_Id__c", true);
  }

  /** Sends it and loses the answer, or the call itself. */
  private void lose(Fault.Kind kind, Write write) {
    at.lose("", "composite/sobjects", kind);
    assertThat(at.writer().write(List.of(write)).get(0)).isInstanceOf(Unknown.class);
    at.mend();
  }

  private String newestLead() {
    return (String) at.org.client().column("SELECT Id FROM Lead ORDER BY Id DESC", "Id").get(0);
  }

  private Map<Long, String> found(Write... lost) {
    return at.writer().findCreated(List.of(lost)).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void create_thatWasMade_isFoundWithAndWithoutTheExternalId(boolean externalId) {
    if (!externalId) {
      noExternalId();
    }
    at.insert("Lead", Map.copyOf(ANN));
    Write write = at.create(ANN);
    lose(Fault.Kind.LOSE_ANSWER, write);
    assertThat(at.org.store().count("Lead")).isEqualTo(2);
    String made = newestLead();
    assertThat(found(write)).isEqualTo(Map.of(write.id(), made));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void create_thatWasNotMade_isNotFound(boolean externalId) {
    if (!externalId) {
      noExternalId();
    }
    Write write = at.create(ANN);
    lose(Fault.Kind.LOSE_CALL, write);
    assertThat(found(write)).isEmpty();
    assertThat(at.writer().write(List.of(write)).get(0)).isInstanceOf(Delivered.class);
  }

  @Test
  void create_repeatedByItsExternalId_makesNoSecondRecord() {
    Write write = at.create(ANN);
    lose(Fault.Kind.LOSE_ANSWER, write);
    Delivered again = (Delivered) at.writer().write(List.of(write)).get(0);
    assertThat(again.recordId()).isEqualTo(newestLead());
    assertThat(at.org.store().count("Lead")).isEqualTo(1);
  }

  @Test
  void twins_areFoundEachOnItsOwn() {
    noExternalId();
    Write one = at.create(ANN);
    Write other = at.create(ANN);
    lose(Fault.Kind.LOSE_ANSWER, one);
    assertThat(found(one, other)).hasSize(1);
    lose(Fault.Kind.LOSE_ANSWER, other);
    assertThat(found(one, other).values()).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void record_ofAnotherPersonOrMadeEarlierOrDeleted_isNotTaken() {
    noExternalId();
    Write write = at.create(ANN);
    String ours = at.org.server().salesforce().userOf(AdapterOnSandbox.CLIENT);
    Instant now = at.org.clock().instant();
    at.org.store().insert("Lead", Map.copyOf(ANN), ours, now.minusSeconds(3600));
    at.org.store().insert("Lead", Map.of("LastName", "Bob", "Email", "ann@b.example"), ours, now);
    String deleted = at.org.store().insert("Lead", Map.copyOf(ANN), ours, now);
    at.org.store().delete("Lead", deleted, ours, now);
    assertThat(found(write)).isEmpty();
  }

  @Test
  void record_thatATriggerRewrote_isFoundAllTheSame() {
    noExternalId();
    at.org.behaviour().rewrite("Lead", "Phone", phone -> "(" + phone + ")");
    at.org.behaviour().rewrite("Lead", "Company", company -> company.toString().toUpperCase());
    Write write = at.create(ANN);
    lose(Fault.Kind.LOSE_ANSWER, write);
    assertThat(found(write)).containsValue(newestLead());
  }

  @Test
  void record_behindThousandsThatWeMadeMeanwhile_isFound() {
    noExternalId();
    String ours = at.org.server().salesforce().userOf(AdapterOnSandbox.CLIENT);
    for (int i = 0; i < 2_100; i++) {
      at.org.store().insert("Lead", Map.of("LastName", "l" + i), ours, at.org.clock().instant());
    }
    Write write = at.create(ANN);
    lose(Fault.Kind.LOSE_ANSWER, write);
    assertThat(found(write)).hasSize(1);
  }

  @Test
  void record_withNothingThatTellsPeopleApart_isKnownByAllThatWasSent() {
    noExternalId();
    Write write = write(Map.of("Status", "New", "City", "Ulm"));
    String ours = at.org.server().salesforce().userOf(AdapterOnSandbox.CLIENT);
    Instant now = at.org.clock().instant();
    at.org.store().insert("Lead", Map.of("Status", "New", "City", "Bonn"), ours, now);
    assertThat(found(write)).isEmpty();
    String made = at.org.store().insert("Lead", Map.of("Status", "New", "City", "Ulm"), ours, now);
    assertThat(found(write)).isEqualTo(Map.of(write.id(), made));
  }

  private Write write(Map<String, String> fields) {
    Write write = at.create(fields);
    assertThat(write.recordId()).isEqualTo(Optional.empty());
    return write;
  }
}
