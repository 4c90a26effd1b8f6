package org.syncline.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.syncline.access.LimitsConfig;
import org.syncline.database.Rows;
import org.syncline.dataset.Dataset;
import org.syncline.dataset.Datasets;
import org.syncline.dataset.FileFormat;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.TwoSystems;

/** What the database is asked to read is counted, whoever has gone away. */
@QuarkusTest
@TestProfile(TwoSystems.class)
@WithTestResource(DatabaseForTests.class)
class DatasetReadsTest {
  private static final Dataset PROSPECTS = Datasets.named("prospects").orElseThrow();

  @Inject DatasetReads reads;
  @Inject LimitsConfig limits;
  @Inject Rows rows;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<SlowReader> slow = new ArrayList<>();
  private final List<Future<?>> begun = new ArrayList<>();

  /** Takes nothing until it leaves. */
  private static final class SlowReader extends OutputStream {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch left = new CountDownLatch(1);

    @Override
    public void write(int one) throws IOException {
      asked.countDown();
      try {
        left.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      throw new IOException("the reader has gone");
    }
  }

  @AfterEach
  void everybodyLeaves() {
    slow.forEach(reader -> reader.left.countDown());
    threads.shutdown();
  }

  private void read(OutputStream out) throws IOException {
    reads.write(PROSPECTS, FileFormat.CSV, out);
  }

  private void takeEveryPlace() throws InterruptedException {
    for (int i = 0; i < limits.datasets(); i++) {
      SlowReader reader = new SlowReader();
      slow.add(reader);
      begun.add(
          threads.submit(
              () -> {
                read(reader);
                return null;
              }));
      assertThat(reader.asked.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static ValidatableResponse download(String dataset) {
    return given().get("/api/v1/datasets/" + dataset).then();
  }

  private static ValidatableResponse turnedAway(ValidatableResponse answer) {
    return answer
        .statusCode(503)
        .header("Retry-After", "1")
        .contentType("application/problem+json");
  }

  @Test
  void download_besideAsManyReadsAsMayBe_isTurnedAway() throws Exception {
    takeEveryPlace();
    turnedAway(download("prospects")).body("detail", containsString("earlier downloads"));
  }

  @Test
  void place_ofAReaderWhoHasGone_isGivenToTheNext() throws Exception {
    takeEveryPlace();
    slow.get(0).left.countDown();
    assertThatThrownBy(() -> begun.get(0).get(20, TimeUnit.SECONDS))
        .hasRootCauseMessage("the reader has gone");
    for (int i = 0; i < 2; i++) {
      download("prospects").statusCode(200);
    }
  }

  @Test
  void download_whoseStatementIsCancelled_isTurnedAway() throws Exception {
    Future<ValidatableResponse> answer =
        QuarkusTransaction.requiringNew()
            .call(
                () -> {
                  rows.run("lock table kept_record in access exclusive mode", Map.of());
                  Future<ValidatableResponse> asked = threads.submit(() -> download("activities"));
                  Awaitility.await().until(this::cancelled);
                  return asked;
                });
    turnedAway(answer.get(20, TimeUnit.SECONDS))
        .body("detail", containsString("activities takes longer"));
  }

  /** The answer to a statement that takes too long is the same. */
  private boolean cancelled() {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                rows.column(
                    Boolean.class,
                    "select pg_cancel_backend(pid) from pg_stat_activity"
                        + " where wait_event_type = 'Lock' and query like 'select activity_id, %'",
                    Map.of()))
        .contains(true);
  }
}
