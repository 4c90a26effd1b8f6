package org.syncline.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.testsupport.SandboxClock;
import org.syncline.testsupport.ScriptedServer;
import org.syncline.testsupport.ScriptedServer.Answer;
import org.syncline.testsupport.StackTraces;

class SignInTest {
  private static final String TOKEN =
      "{\"access_token\":\"00D!tok\",\"instance_url\":\"https://my.example/\","
          + "\"id\":\"https://login.example/id/00D000000000001/005000000000001AAA\"}";

  private final SandboxClock clock = new SandboxClock("2026-11-24T09:00:00Z");
  private final ScriptedServer server = new ScriptedServer();
  private SignIn signIn;

  @BeforeEach
  void start() {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "client_credentials");
    form.put("client_secret", "a b&c=d+e/ü");
    signIn = new SignIn(server.address().resolve("/token"), () -> form, clock);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void form_withAnyCharacters_isPostedEncoded() {
    server.then(Answer.json(200, TOKEN));
    signIn.current();

    assertThat(server.asked()).hasSize(1);
    assertThat(server.asked().get(0).body())
        .isEqualTo("grant_type=client_credentials&client_secret=a%20b%26c%3Dd%2Be%2F%C3%BC");
    assertThat(server.asked().get(0).authorization()).isNull();
  }

  @Test
  void session_onceThere_isKept() {
    server.then(Answer.json(200, TOKEN));

    RemoteSession session = signIn.current();

    assertThat(session)
        .isEqualTo(
            new RemoteSession("00D!tok", URI.create("https://my.example"), "005000000000001AAA"));
    assertThat(signIn.current()).isSameAs(session);
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void instance_notTold_isWhereWeSignedIn() {
    server.then(Answer.json(200, "{\"access_token\":\"t\"}"));
    RemoteSession session = signIn.current();
    assertThat(session.instance()).isEqualTo(server.address());
    assertThat(session.userId()).isEmpty();
  }

  @Test
  void refusal_ofTheCredentials_isToldAndNotRepeatedAtOnce() {
    String refusal = "{\"error\":\"invalid_client\",\"error_description\":\"no such client\"}";
    server.then(Answer.json(400, refusal)).otherwise(call -> Answer.json(200, TOKEN));

    RemoteCallException refused = failed();
    assertThat(refused).hasMessageContaining("/token answered 400 invalid_client: no such client");
    assertThat(refused.maybeDone()).isFalse();
    assertThat(failed().retryAfter()).isPresent();
    assertThat(server.asked()).hasSize(1);

    clock.advance(Duration.ofSeconds(10));
    assertThat(signIn.current().token()).isEqualTo("00D!tok");
  }

  @Test
  void retryAfter_ofTheTokenEndPoint_isObeyed() {
    server
        .then(Answer.page(503, "<h1>Maintenance</h1>").with("Retry-After", "60"))
        .otherwise(call -> Answer.json(200, TOKEN));

    assertThat(failed().retryAfter()).contains(Duration.ofSeconds(60));
    clock.advance(Duration.ofSeconds(59));
    assertThat(failed().retryAfter()).contains(Duration.ofSeconds(1));
    assertThat(server.asked()).hasSize(1);
    clock.advance(Duration.ofSeconds(1));
    assertThat(signIn.current().token()).isEqualTo("00D!tok");
  }

  @Test
  void answer_lost_isNotDoneAndTriedAgain() {
    server.then(Answer.none()).then(Answer.json(200, TOKEN));
    assertThat(failed().maybeDone()).as("signing in is not the call itself").isFalse();
    assertThat(signIn.current().token()).isEqualTo("00D!tok");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"access_token\":\"very-secret",
        "{\"access_token\": very-secret}",
        "{\"access_token\":\"very-secret\\n\"}",
        "{\"token\":\"very-secret\"}",
        "access_token=very-secret"
      })
  void answer_thatIsNoToken_isRefusedWithoutShowingIt(String body) {
    server.then(Answer.json(200, body));

    RemoteCallException failed = failed();

    assertThat(failed).hasMessageContaining("/token answered 200");
    assertThat(StackTraces.of(failed)).doesNotContain("very-secret").doesNotContain("a b&c");
  }

  private RemoteCallException failed() {
    return catchThrowableOfType(RemoteCallException.class, () -> signIn.current());
  }
}
