package org.syncline.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.WithTokens;

/** Too much of anything is turned away, and what was turned away costs nothing afterwards. */
@QuarkusTest
@TestProfile(WithTokens.class)
@WithTestResource(DatabaseForTests.class)
class CallLimitsTest {
  private static final int PATIENCE = 20_000;
  private final List<Socket> open = new ArrayList<>();

  @TestHTTPResource("/")
  URI server;

  @AfterEach
  void close() throws IOException {
    for (Socket socket : open) {
      socket.close();
    }
  }

  private Socket connected() throws IOException {
    Socket socket = new Socket(server.getHost(), server.getPort());
    socket.setSoTimeout(PATIENCE);
    open.add(socket);
    return socket;
  }

  private Socket sent(String head) throws IOException {
    Socket socket = connected();
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
    return socket;
  }

  /** As much of the answer as comes at once; empty where the connection was closed. */
  private static String answer(Socket socket) throws IOException {
    byte[] bytes = new byte[4096];
    int read = socket.getInputStream().read(bytes);
    return read < 0 ? "" : new String(bytes, 0, read, StandardCharsets.US_ASCII);
  }

  private static String post(String path, String more) {
    return "POST %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n%s\r\n"
        .formatted(path, WithTokens.OPERATOR, more);
  }

  private static String scenarios() {
    return post(
        "/api/v1/scenarios/run", "Content-Type: application/json\r\nContent-Length: 10\r\n");
  }

  @Test
  void call_overTheNumberAtATime_isTurnedAway_andLetInLater() throws IOException {
    Socket slow = sent(scenarios());
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(answer(sent(scenarios())))
                    .startsWith("HTTP/1.1 503")
                    .containsIgnoringCase("retry-after: 1")
                    .contains("application/problem+json"));
    assertThat(answer(sent(post("/api/v1/evaluate", "Content-Length: 0\r\n"))))
        .as("other calls go on")
        .startsWith("HTTP/1.1 4")
        .doesNotStartWith("HTTP/1.1 429");
    slow.close();
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(answer(sent(scenarios() + "{\"no\":\"1\"}")))
                    .startsWith("HTTP/1.1 400"));
  }

  @Test
  void caller_withoutAToken_takesNobodysPlace() throws IOException {
    String anonymous =
        "POST /api/v1/scenarios/run HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\n";
    assertThat(answer(sent(anonymous))).startsWith("HTTP/1.1 401");
    assertThat(answer(sent(scenarios() + "{\"no\":\"1\"}"))).startsWith("HTTP/1.1 400");
  }

  @ParameterizedTest
  @ValueSource(ints = {17_000, 200_000})
  void headers_thatAreTooLong_areRefused(int length) throws IOException {
    String head =
        "GET /q/health HTTP/1.1\r\nHost: localhost\r\nX-Long: " + "x".repeat(length) + "\r\n\r\n";
    assertThat(answer(sent(head))).matches("(?s)HTTP/1.1 4\\d\\d.*");
  }

  @Test
  void line_thatIsTooLong_isRefused() throws IOException {
    assertThat(answer(sent("GET /" + "x".repeat(9_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n")))
        .matches("(?s)HTTP/1\\.[01] 414.*");
  }

  @Test
  void connections_overTheNumberAtATime_areClosed_andTakenLater() throws IOException {
    int closed = 0;
    for (int i = 0; i < 340; i++) {
      closed += health().isEmpty() ? 1 : 0;
    }
    assertThat(closed).isBetween(40, 339);
    close();
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> health().startsWith("HTTP/1.1 200"));
  }

  /** The connection stays open. */
  private String health() {
    try {
      return answer(sent("GET /q/health/live HTTP/1.1\r\nHost: localhost\r\n\r\n"));
    } catch (IOException e) {
      // closed while we were sending
      return "";
    }
  }

  /** Who listens everywhere answers at each address of this machine. */
  @Test
  void server_underTest_listensOnOneAddress() {
    assertThatThrownBy(() -> new Socket("127.0.0.2", server.getPort()))
        .isInstanceOf(ConnectException.class);
  }
}
