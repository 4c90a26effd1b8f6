package org.syncline.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.syncline.external.CallsByHand.call;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.outbox.Delivery;
import org.syncline.outbox.Delivery.Delivered;
import org.syncline.outbox.Delivery.RetryLater;
import org.syncline.outbox.Delivery.Unknown;
import org.syncline.sandbox.SandboxServer;
import org.syncline.sandbox.SandboxSettings;
import org.syncline.sandbox.kernel.Fault;
import org.syncline.sandbox.kernel.Received;
import org.syncline.testsupport.RuleFiles;

/** The shipped examples, at the stand-ins of the sandbox. */
class CallsOnSandboxTest {
  private static final Path WEBINAR = Path.of("docs/examples/actions/webinar.yaml");
  private static final Map<String, String> ANN =
      Map.of("email", "ann@acme.example", "lastName", "Lee");

  private final CallsByHand by = new CallsByHand();
  private SandboxServer server;

  @TempDir Path folder;

  @BeforeEach
  void start() {
    server = SandboxServer.start(SandboxSettings.empty(), by.clock);
    by.sandbox(server.baseUrl());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Delivery register() {
    ExternalCall call =
        call(CallsByHand.action(folder, RuleFiles.read(WEBINAR)), ANN, Map.of("webinarKey", "w1"));
    return by.calls().call(call);
  }

  private List<Received> received() {
    return server.received().find(call -> true);
  }

  private void fault(Fault.Kind kind, Duration delay, int status) {
    server.faults().add(new Fault(0, "", "/receivers/", kind, delay, status, Map.of(), "", 1, 1.0));
  }

  @Test
  void call_arrivesWithKeyTypeAndSignature() {
    by.set("signing-key", "whsec-test");
    assertThat(register()).isEqualTo(new Delivered("webinar-1", Optional.empty(), Map.of()));
    Received call = received().get(0);
    assertThat(call.method()).isEqualTo("POST");
    assertThat(call.body())
        .isEqualTo(
            "{\"webinarKey\":\"w1\",\"registrant\":{\"email\":\"ann@acme.example\","
                + "\"lastName\":\"Lee\"},\"source\":\"syncline\"}");
    assertThat(call.headers())
        .containsEntry("content-type", "application/json")
        .containsEntry("idempotency-key", "syncline-42")
        .containsEntry(
            "syncline-signature", Signature.of("whsec-test", by.clock.instant(), call.body()));
  }

  @Test
  void call_withoutSigningKey_isNotSigned() {
    register();
    assertThat(received().get(0).headers()).doesNotContainKey("syncline-signature");
  }

  @Test
  void lostAnswer_isUnknown_andTheRepeatedCallDoesNothingTwice() {
    fault(Fault.Kind.LOSE_ANSWER, Duration.ZERO, 0);
    assertThat(register()).isInstanceOf(Unknown.class);
    assertThat(register()).isEqualTo(new Delivered("webinar-1", Optional.empty(), Map.of()));
    assertThat(received()).hasSize(1);
  }

  @Test
  void answerThatDoesNotCome_isUnknown() {
    by.set("timeout", "300ms");
    fault(Fault.Kind.LATENCY, Duration.ofSeconds(3), 0);
    Delivery delivery = register();
    assertThat(delivery).isInstanceOf(Unknown.class);
    assertThat(((Unknown) delivery).reason()).contains("timed out");
  }

  @ParameterizedTest
  @CsvSource({"503", "429"})
  void busyReceiver_isAskedLater(int status) {
    fault(Fault.Kind.ANSWER, Duration.ZERO, status);
    assertThat(register()).isInstanceOf(RetryLater.class);
    assertThat(received()).isEmpty();
  }

  @Test
  void preview_sendsNothing() {
    Rendered rendered =
        by.calls()
            .render(
                call(
                    CallsByHand.action(folder, RuleFiles.read(WEBINAR)),
                    ANN,
                    Map.of("webinarKey", "w1")));
    assertThat(rendered.url()).isEqualTo(server.baseUrl() + "/receivers/webinar");
    assertThat(received()).isEmpty();
  }
}
