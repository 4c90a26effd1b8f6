package org.syncline.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.syncline.database.Rows;
import org.syncline.outbox.OutboxRow;
import org.syncline.outbox.Write;
import org.syncline.plan.Plan;
import org.syncline.plan.Plan.ObjectPlan;
import org.syncline.plan.PlanRepository;
import org.syncline.record.RecordRef;
import org.syncline.sandbox.SandboxLifecycle;
import org.syncline.sandbox.kernel.Written;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.FreshSandbox;
import org.syncline.testsupport.SandboxSync;

/** The plan says exactly what the sync then does. */
@QuarkusTest
@TestProfile(FreshSandbox.class)
@WithTestResource(DatabaseForTests.class)
class PlanOnSandboxTest {
  @Inject SandboxLifecycle lifecycle;
  @Inject SandboxSync sync;
  @Inject PlanRepository plans;
  @Inject Rows rows;

  @Test
  void plan_ofAFirstSync_isWhatTheSyncThenWrites() {
    sync.decide();
    assertThat(written()).as("planning writes nothing").isEmpty();
    Plan plan = plans.plan();
    List<OutboxRow> waiting =
        QuarkusTransaction.requiringNew()
            .call(() -> rows.read(OutboxRow.class, "select * from outbox", Map.of()));
    sync.quiet();
    SandboxWrites written = new SandboxWrites(written());

    assertThat(plan.complete()).isTrue();
    assertThat(written.updates()).isEqualTo(planned(waiting));
    assertThat(written.creates()).isEqualTo(creates(plan)).hasSize(2);
    assertThat(fields(plan)).isEqualTo(written.updatesByField());
    assertThat(plan.objects()).allSatisfy(PlanOnSandboxTest::showsExamples);
    assertThat(plans.plan().objects()).as("nothing is left to write").isEmpty();
  }

  /** Nobody but us is there. */
  private List<Written> written() {
    return lifecycle.server().writes().find(w -> true, Integer.MAX_VALUE);
  }

  private static Set<String> planned(List<OutboxRow> waiting) {
    return waiting.stream()
        .flatMap(
            row ->
                row.kind() == Write.Kind.UPDATE
                    ? places(row.target(), row.fields().keySet())
                    : places(row.source(), row.follows().keySet()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> places(RecordRef record, Set<String> fields) {
    return fields.stream().map(field -> record.key() + "/" + field);
  }

  private static Map<String, Long> creates(Plan plan) {
    return plan.objects().stream()
        .filter(object -> object.created() > 0)
        .collect(
            Collectors.toMap(
                object -> object.system() + "/" + object.object(), ObjectPlan::created));
  }

  private static Map<String, Long> fields(Plan plan) {
    Map<String, Long> fields = new HashMap<>();
    plan.objects()
        .forEach(
            object ->
                object
                    .fields()
                    .forEach(
                        field ->
                            fields.put(
                                object.system() + "/" + object.object() + "/" + field.field(),
                                field.writes())));
    return fields;
  }

  private static void showsExamples(ObjectPlan object) {
    assertThat(object.fields())
        .allSatisfy(
            field -> {
              assertThat(field.examples()).isNotEmpty().hasSizeLessThanOrEqualTo(3);
              assertThat(field.examples())
                  .allSatisfy(
                      example -> {
                        assertThat(example.rule()).isNotEmpty();
                        assertThat(example.after()).isNotEqualTo(example.before());
                        assertThat(example.record().object()).isEqualTo(object.object());
                      });
            });
    assertThat(object.creates())
        .allSatisfy(
            create -> {
              assertThat(create.examples()).isNotEmpty();
              assertThat(create.examples().get(0).fields()).isNotEmpty();
            });
  }
}
