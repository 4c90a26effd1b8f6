package org.syncline.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.database.Passing;
import org.syncline.database.Rows;
import org.syncline.database.StatementException;
import org.syncline.record.ChangedBy;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.SyncByHand;
import org.syncline.testsupport.TwoSystems;

@QuarkusTest
@TestProfile(TwoSystems.class)
@WithTestResource(DatabaseForTests.class)
class PushedChangesTest {
  private static final int THREADS = 8;
  private static final int REQUESTS = 60;
  private static final Instant AT = Instant.parse("2026-11-27T08:00:00Z");

  @Inject SyncByHand sync;
  @Inject PushedChanges pushed;
  @Inject Intake intake;
  @Inject Rows rows;

  @BeforeEach
  void empty() {
    sync.reset();
  }

  @Test
  void requests_fromManyAtOnce_areEachStoredOnceInTheirOrder() throws Exception {
    atOnce(
        thread -> {
          for (int i = 0; i < REQUESTS; i++) {
            Change change = change("lead-" + thread, "title", i, thread + "/" + i);
            assertThat(pushed.accept(List.of(change)).accepted()).isEqualTo(1);
            assertThat(pushed.accept(List.of(change)).duplicates()).isEqualTo(1);
          }
        });

    List<Change> stored = taken();
    assertThat(stored).hasSize(THREADS * REQUESTS);
    for (int thread = 0; thread < THREADS; thread++) {
      RecordRef record = RecordRef.crm("Lead", "lead-" + thread);
      assertThat(stored.stream().filter(change -> change.record().equals(record)))
          .extracting(change -> change.fields().get("title").text())
          .containsExactlyElementsOf(numbers());
    }
  }

  @Test
  void request_thatTheDatabaseRefuses_failsAloneAndAsAWhole() throws Exception {
    atOnce(
        thread -> {
          for (int i = 0; i < REQUESTS; i++) {
            Change good =
                change("lead-" + thread + "-" + i, "title", i, "good/" + thread + "/" + i);
            Change bad = change("bad-" + thread, "ti\0tle", i, "bad/" + thread + "/" + i);
            if (thread % 2 == 0) {
              assertThatThrownBy(() -> pushed.accept(List.of(good, bad)))
                  .isInstanceOf(StatementException.class);
            } else {
              assertThat(pushed.accept(List.of(good)).accepted()).isEqualTo(1);
            }
          }
        });

    assertThat(taken()).hasSize(THREADS / 2 * REQUESTS);
  }

  @Test
  void database_thatIsLost_isWaitedForOnceByAllWhoMet() throws Exception {
    List<Thread> pushing = new ArrayList<>();
    Queue<RuntimeException> failures = new ConcurrentLinkedQueue<>();
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              rows.run("lock table intake in access exclusive mode", Map.of());
              pushing.add(push(0, failures));
              await().until(() -> terminate() == 1);
              await().until(() -> failures.size() == 1);
              pushing.add(push(1, failures));
              await().until(() -> blocked() == 1);
              for (int i = 2; i < THREADS; i++) {
                pushing.add(push(i, failures));
              }
              await().until(() -> pushing.stream().skip(2).allMatch(PushedChangesTest::waits));
              assertThat(terminate()).isEqualTo(1);
              await().until(() -> blocked() == 1);
              assertThat(terminate()).isEqualTo(1);
              await().until(() -> failures.size() == THREADS);
            });

    for (Thread one : pushing) {
      one.join();
    }
    assertThat(failures).allMatch(Passing::failure);
    assertThat(taken()).isEmpty();
    assertThat(pushed.accept(List.of(change("after", "title", 0, "after"))).accepted())
        .isEqualTo(1);
  }

  private Thread push(int number, Queue<RuntimeException> failures) {
    Thread thread =
        new Thread(
            () -> {
              try {
                pushed.accept(List.of(change("lost-" + number, "title", 0, "lost-" + number)));
              } catch (RuntimeException e) {
                failures.add(e);
              }
            });
    thread.start();
    return thread;
  }

  private static boolean waits(Thread thread) {
    return thread.getState() == Thread.State.WAITING;
  }

  private static final String BLOCKED =
      " from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()";

  private long blocked() {
    return ask("select count(*)" + BLOCKED);
  }

  private long terminate() {
    return ask("select count(pg_terminate_backend(pid))" + BLOCKED);
  }

  private long ask(String sql) {
    return QuarkusTransaction.requiringNew()
        .call(() -> rows.column(Long.class, sql, Map.of()).get(0));
  }

  private interface Pushing {
    void by(int thread);
  }

  private static void atOnce(Pushing pushing) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Callable<Void>> work = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int thread = i;
        work.add(
            () -> {
              pushing.by(thread);
              return null;
            });
      }
      for (Future<Void> one : threads.invokeAll(work)) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<String> numbers() {
    List<String> numbers = new ArrayList<>();
    for (int i = 0; i < REQUESTS; i++) {
      numbers.add("" + i);
    }
    return numbers;
  }

  private List<Change> taken() {
    return QuarkusTransaction.requiringNew().call(() -> intake.take(10_000).changes());
  }

  private static Change change(String id, String field, int number, String key) {
    return new Change(
        RecordRef.crm("Lead", id),
        AT.plusSeconds(number),
        Map.of(field, FieldValue.of("" + number)),
        Map.of(),
        false,
        ChangedBy.USER,
        Optional.empty(),
        Optional.of(key));
  }
}
