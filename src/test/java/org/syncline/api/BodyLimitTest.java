package org.syncline.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.TwoSystems;

/** A body over 10 MB is refused with a problem, whether its length is told or not. */
@QuarkusTest
@TestProfile(TwoSystems.class)
@WithTestResource(DatabaseForTests.class)
class BodyLimitTest {
  private static final int MEGABYTE = 1024 * 1024;
  private static final Pattern HEAD =
      Pattern.compile("(?is)HTTP.*?content-length: (\\d+).*?\r\n\r\n");

  @TestHTTPResource("/api/v1/changes")
  URI changes;

  @ParameterizedTest
  @ValueSource(ints = {10 * MEGABYTE + 1, 12 * MEGABYTE})
  void body_thatTellsItsLength_isRefusedBeforeItIsSent(int length) throws IOException {
    assertThat(answerTo("Content-Length: " + length + "\r\n\r\n")).satisfies(this::tooLarge);
  }

  @ParameterizedTest
  @ValueSource(ints = {10 * MEGABYTE + 10, 13 * MEGABYTE})
  void body_thatDoesNotTellItsLength_isRefused(int length) throws IOException {
    assertThat(answerTo(chunked(length))).satisfies(this::tooLarge);
  }

  @Test
  void body_underTheLimitInChunks_isRead() throws IOException {
    assertThat(answerTo(chunked(1000))).startsWith("HTTP/1.1 400").contains("not JSON");
  }

  private void tooLarge(String answer) {
    assertThat(answer)
        .startsWith("HTTP/1.1 413")
        .containsIgnoringCase("content-type: application/problem+json")
        .contains("\"status\":413");
  }

  private static String chunked(int length) {
    String chunk = "x".repeat(Math.min(length, MEGABYTE));
    StringBuilder body = new StringBuilder("Transfer-Encoding: chunked\r\n\r\n");
    for (int left = length; left > 0; left -= chunk.length()) {
      String part = chunk.substring(0, Math.min(left, chunk.length()));
      body.append(Integer.toHexString(part.length())).append("\r\n").append(part).append("\r\n");
    }
    return body.append("0\r\n\r\n").toString();
  }

  /** The answer to a request of which everything behind the usual headers is given. */
  private String answerTo(String rest) throws IOException {
    try (Socket socket = new Socket(changes.getHost(), changes.getPort())) {
      socket.setSoTimeout(20_000);
      Thread sender = new Thread(() -> send(socket, rest));
      sender.start();
      return read(socket.getInputStream());
    }
  }

  /** The server may close before it has read everything. */
  private void send(Socket socket, String rest) {
    String head =
        "POST "
            + changes.getPath()
            + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
            + "Content-Type: application/json\r\n";
    try {
      OutputStream out = new BufferedOutputStream(socket.getOutputStream());
      out.write((head + rest).getBytes(StandardCharsets.US_ASCII));
      out.flush();
    } catch (IOException e) {
      assertThat(e).hasMessageMatching("(?i).*(reset|broken|closed).*");
    }
  }

  /** Up to the end that the answer tells of itself: the server may keep the connection open. */
  private static String read(InputStream answer) throws IOException {
    StringBuilder text = new StringBuilder();
    try {
      for (int c = answer.read(); c >= 0; c = answer.read()) {
        text.append((char) c);
        if (whole(text)) {
          break;
        }
      }
    } catch (IOException e) {
      // closed with a part of the body unread: what was answered came before
      assertThat(text).isNotEmpty();
    }
    return text.toString();
  }

  private static boolean whole(CharSequence text) {
    Matcher head = HEAD.matcher(text);
    return head.lookingAt() && text.length() - head.end() >= Integer.parseInt(head.group(1));
  }
}
