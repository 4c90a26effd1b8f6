package org.syncline.external;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.mapping.ExternalAction;
import org.syncline.outbox.Delivery.Delivered;
import org.syncline.sandbox.SandboxLifecycle;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.OnSandbox;
import org.syncline.testsupport.RuleFiles;

/** The application on its sandbox: nothing has to be allowed there. */
@QuarkusTest
@TestProfile(OnSandbox.class)
@WithTestResource(DatabaseForTests.class)
class ExternalCallsWiredTest {
  private static final Path FOLDER = Path.of("target", "external-calls");

  @Inject ExternalCalls calls;
  @Inject SandboxLifecycle sandbox;

  private static ExternalAction example(String name) {
    Path file = Path.of("docs/examples/actions", name + ".yaml");
    return CallsByHand.action(FOLDER, RuleFiles.read(file));
  }

  @ParameterizedTest
  @CsvSource({"webinar, webinarKey, webinar", "log-case, subject, apex/LogCase"})
  void example_isDone(String name, String parameter, String receiver) {
    ExternalCall call =
        CallsByHand.call(
            example(name),
            Map.of("email", "ann@acme.example", "lastName", "Lee"),
            Map.of(parameter, "x1"));
    assertThat(calls.call(call)).isInstanceOf(Delivered.class);
    assertThat(sandbox.server().received().find(one -> one.name().equals(receiver)))
        .singleElement()
        .satisfies(one -> assertThat(one.body()).contains("x1"));
  }

  @Test
  void example_ofAnotherHost_isRefused() {
    ExternalCall call =
        CallsByHand.call(example("sms"), Map.of("phone", "+4917"), Map.of("text", "hello"));
    assertThat(calls.call(call).toString()).contains("HOST_NOT_ALLOWED", "sms.example.com");
  }
}
