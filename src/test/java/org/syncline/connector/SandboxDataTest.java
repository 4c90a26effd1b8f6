package org.syncline.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.database.Rows;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.SyncByHand;
import org.syncline.testsupport.TwoSystems;

/** The sandbox's records and real ones never meet in one database. */
@QuarkusTest
@TestProfile(TwoSystems.class)
@WithTestResource(DatabaseForTests.class)
class SandboxDataTest {
  private static final Optional<URI> SANDBOX = Optional.of(URI.create("http://127.0.0.1:8090"));
  private static final Optional<String> NONE = Optional.empty();

  @Inject SyncByHand sync;
  @Inject TwoSystems.Crm crm;
  @Inject Rows rows;

  @BeforeEach
  void empty() {
    sync.reset();
    belongsToTheSandbox(false);
  }

  @AfterEach
  void belongsToNobody() {
    belongsToTheSandbox(false);
  }

  private void belongsToTheSandbox(boolean sandbox) {
    QuarkusTransaction.requiringNew()
        .run(() -> rows.run("update connector set sandbox = :s", Map.of("s", sandbox)));
  }

  private void used() {
    crm.create("Lead", Map.of("Email", "a@x.org", "LastName", "L"));
    sync.quiet();
    assertThat(sync.count("mirror")).isPositive();
  }

  private SandboxData onSandbox() {
    return new SandboxData(rows, () -> SANDBOX, NONE, NONE);
  }

  private SandboxData onRealSystems() {
    return new SandboxData(rows, () -> SANDBOX, Optional.of("https://org.example"), NONE);
  }

  @Test
  void realRecords_areNeverForgottenForASandbox() {
    used();
    long before = sync.count("mirror");
    assertThatThrownBy(() -> onSandbox().check())
        .hasMessageContaining("holds records of real systems")
        .hasMessageContaining("syncline.database.folder");
    assertThat(sync.count("mirror")).isEqualTo(before);
    assertThat(sync.count("connector where not sandbox")).isOne();
  }

  @Test
  void sandboxRecords_areNotMixedWithRealOnes() {
    onSandbox().check();
    used();
    assertThatThrownBy(() -> onRealSystems().check())
        .hasMessageContaining("holds the sandbox's records")
        .hasMessageContaining("quarkus.datasource.jdbc.url");
    assertThat(sync.count("mirror")).isPositive();
  }

  @Test
  void realRecords_areThereAfterARestart() {
    onRealSystems().check();
    used();
    long marks = sync.count("watermark where read_to_end");
    onRealSystems().check();
    assertThat(sync.count("mirror")).isPositive();
    assertThat(sync.count("watermark where read_to_end")).isEqualTo(marks);
    assertThat(sync.count("connector where matching")).isOne();
  }

  @Test
  void lastSandbox_isForgotten() {
    onSandbox().check();
    used();
    onSandbox().check();
    for (String table : new String[] {"mirror", "link", "history", "intake_seen", "watermark"}) {
      assertThat(sync.count(table)).as(table).isZero();
    }
    assertThat(sync.count("connector where matching or in_step")).isZero();
  }

  @Test
  void brakeThatStoppedTheLastSandbox_isForgottenWithIt() {
    onSandbox().check();
    used();
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                rows.run(
                    "update connector set paused = true, braked = true, reason = 'too many'",
                    Map.of()));
    onSandbox().check();
    assertThat(sync.count("connector where not paused and not braked and reason is null")).isOne();
  }

  @Test
  void emptyDatabase_takesEither() {
    assertThatCode(() -> onSandbox().check()).doesNotThrowAnyException();
    assertThatCode(() -> onRealSystems().check()).doesNotThrowAnyException();
  }
}
