package org.syncline.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.syncline.outbox.Delivery;
import org.syncline.outbox.Delivery.Delivered;
import org.syncline.outbox.Delivery.Rejected;
import org.syncline.outbox.Delivery.RetryLater;
import org.syncline.outbox.Delivery.Unknown;
import org.syncline.outbox.Write;
import org.syncline.sandbox.kernel.Fault;
import org.syncline.testsupport.WireTap.Seen;

class BulkUpdatesTest {
  private static final int MANY = 201;
  private static final String JOBS = "jobs/ingest";

  @RegisterExtension final AdapterOnSandbox at = new AdapterOnSandbox();
  private final List<Write> writes = new ArrayList<>();

  /** One more than a collection takes, which the writer sends in bulk. */
  @BeforeEach
  void manyUpdates() {
    for (int i = 0; i < MANY; i++) {
      String id = at.insert("Lead", Map.of("LastName", "l" + i, "Phone", "1"));
      writes.add(at.update(id, Map.of("City", "Ulm, \"" + i + "\"")));
    }
  }

  private String id(int index) {
    return writes.get(index).recordId().orElseThrow();
  }

  private void replace(int index, Map<String, ?> fields) {
    writes.set(index, at.update(id(index), fields));
  }

  private void assertAllWritten() {
    for (int i = 0; i < MANY; i++) {
      assertThat(at.stored(id(i))).containsEntry("City", "Ulm, \"" + i + "\"");
    }
  }

  @Test
  void batch_isLargeOnlyForUpdatesAboveTheThreshold() {
    SalesforceWriter writer = at.writer();
    assertThat(writer.batchSize("Lead", Write.Kind.UPDATE, 2000)).isEqualTo(200);
    assertThat(writer.batchSize("Lead", Write.Kind.UPDATE, 2001)).isEqualTo(10_000);
    assertThat(writer.batchSize("Lead", Write.Kind.CREATE, 50_000)).isEqualTo(200);
  }

  @Test
  void manyUpdates_goInOneJobThatCarriesOurName() {
    assertThat(at.writer().write(writes))
        .extracting(answer -> ((Delivered) answer).recordId())
        .containsExactlyElementsOf(writes.stream().map(w -> w.recordId().orElseThrow()).toList());
    assertAllWritten();
    assertThat(at.wire().calls("PATCH", "composite")).isEmpty();
    Seen open = at.wire().calls("POST", JOBS).get(0);
    assertThat(open.header("Sforce-Call-Options")).contains("client=syncline");
    assertThat(new JsonObject(open.body()).getMap())
        .containsEntry("object", "Lead")
        .containsEntry("operation", "update")
        .doesNotContainKey("assignmentRuleId");
    assertThat(at.wire().calls("PUT", JOBS).get(0).header("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/csv"));
    assertThat(at.org.server().writes().find(w -> w.who().equals("syncline"), MANY)).hasSize(MANY);
  }

  @Test
  void blank_isWrittenByItsWordAndWhatIsNotSentStays() {
    Map<String, Object> blanked = new HashMap<>();
    blanked.put("Phone", null);
    replace(7, blanked);
    assertThat(at.writer().write(writes)).allMatch(answer -> answer instanceof Delivered);
    assertThat(at.stored(id(7))).doesNotContainKeys("Phone", "City");
    assertThat(at.stored(id(8))).containsEntry("Phone", "1").containsKey("City");
    assertThat(at.wire().calls("PUT", JOBS).get(0).body())
        .startsWith("Id,City,Phone\n")
        .contains(id(7) + ",,\"#N/A\"\n");
  }

  @Test
  void textThatIsTheWordForABlank_goesByCollection() {
    replace(3, Map.of("City", "#N/A"));
    assertThat(at.writer().write(writes)).allMatch(answer -> answer instanceof Delivered);
    assertThat(at.stored(id(3))).containsEntry("City", "#N/A");
    assertThat(at.wire().calls("PATCH", "composite")).hasSize(1);
  }

  @Test
  void rowThatFails_hasItsOwnAnswer() {
    replace(5, Map.of("City", "x".repeat(41)));
    at.org.behaviour().lockRow(id(6), 1);
    at.org.client().delete("sobjects/Lead/" + id(9));
    List<Delivery> answers = at.writer().write(writes);
    Delivery.Rejection tooLong = ((Rejected) answers.get(5)).rejections().get(0);
    assertThat(tooLong.code()).isEqualTo("STRING_TOO_LONG");
    assertThat(tooLong.fields()).containsExactly("City");
    assertThat(answers.get(6)).isInstanceOf(RetryLater.class);
    assertThat(((Rejected) answers.get(9)).rejections().get(0).recordGone()).isTrue();
    assertThat(answers.stream().filter(answer -> answer instanceof Delivered)).hasSize(MANY - 3);
  }

  @Test
  void jobThatIsRefusedAsAWhole_goesByCollections() {
    replace(4, Map.of("Nonsense__c", "x"));
    List<Delivery> answers = at.writer().write(writes);
    assertThat(((Rejected) answers.get(4)).rejections().get(0).fields())
        .containsExactly("Nonsense__c");
    assertThat(answers.stream().filter(answer -> answer instanceof Delivered)).hasSize(MANY - 1);
    assertThat(at.wire().calls("PATCH", "composite")).hasSize(2);
  }

  @Test
  void orgThatOpensNoJobs_getsCollections() {
    at.answer("POST", JOBS, 400, "[{\"errorCode\":\"FEATURENOTENABLED\",\"message\":\"no\"}]");
    assertThat(at.writer().write(writes)).allMatch(answer -> answer instanceof Delivered);
    assertAllWritten();
  }

  @Test
  void jobThatWasNeverClosed_didNothingAndIsForLater() {
    at.lose("PUT", JOBS, Fault.Kind.LOSE_ANSWER);
    assertThat(at.writer().write(writes)).hasSize(MANY).allMatch(a -> a instanceof RetryLater);
    assertThat(at.stored(id(0))).doesNotContainKey("City");
    at.mend();
    at.answer("POST", JOBS, 503, "<html>maintenance</html>");
    assertThat(at.writer().write(writes)).hasSize(MANY).allMatch(a -> a instanceof RetryLater);
  }

  @Test
  void jobWhoseClosingOrResultsWereLost_leavesTheFateUnknown() {
    at.lose("PATCH", JOBS, Fault.Kind.LOSE_ANSWER);
    assertThat(at.writer().write(writes)).hasSize(MANY).allMatch(a -> a instanceof Unknown);
    assertAllWritten();
  }
}
