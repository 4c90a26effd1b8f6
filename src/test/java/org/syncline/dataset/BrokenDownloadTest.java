package org.syncline.dataset;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.database.Rows;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.StoredRecords;
import org.syncline.testsupport.TwoSystems;

/** Half a file never looks like a whole one, and who goes away takes nobody's place. */
@QuarkusTest
@TestProfile(TwoSystems.class)
@WithTestResource(DatabaseForTests.class)
class BrokenDownloadTest {
  private static final String RUNNING =
      "from pg_stat_activity where query like 'select activity_id, %' and state <> 'idle'";

  private static final int AT_A_TIME = 4;

  /** How a chunked answer ends. */
  private static final String END = "\r\n0\r\n\r\n";

  @Inject Rows rows;

  @TestHTTPResource("/")
  URI server;

  private StoredRecords records;

  @BeforeEach
  void moreThanFitsOnTheWay() {
    records = new StoredRecords(rows);
    records.clear();
    records.run(
        """
        insert into kept_record (record, system, object, id, modified_at, deleted, fields, parents)
        select 'marketing/visitorActivity/' || n, 'marketing', 'visitorActivity', n, now(), false,
          jsonb_build_object('type', 11, 'details',
            (select string_agg(md5(n || '/' || i), '') from generate_series(1, 40) i)), '{}'
        from generate_series(1, 40000) n
        """,
        Map.of());
  }

  @AfterEach
  void leaveNothing() {
    records.clear();
  }

  private Socket asked(String format) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(1 << 16);
    socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
    socket
        .getOutputStream()
        .write(
            ("GET /api/v1/datasets/activities?format=" + format + " HTTP/1.1\r\nHost: x\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private Object running(String what) {
    return QuarkusTransaction.requiringNew()
        .call(() -> rows.column(Object.class, "select " + what + " " + RUNNING, Map.of()).get(0));
  }

  private static String rest(InputStream in) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try {
      in.transferTo(all);
    } catch (SocketException e) {
      // closed by the server while there was something on its way
    }
    return all.toString(StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "parquet"})
  void download_whoseQueryEndsMidway_isBrokenOff(String format) throws IOException {
    try (Socket socket = asked(format)) {
      byte[] begun = socket.getInputStream().readNBytes(100_000);
      assertThat(new String(begun, StandardCharsets.ISO_8859_1)).startsWith("HTTP/1.1 200");
      assertThat(running("count(*)")).isEqualTo(1L);
      assertThat(running("pg_terminate_backend(pid)")).isEqualTo(true);

      assertThat(rest(socket.getInputStream())).doesNotEndWith(END);
    }
  }

  @Test
  void download_thatIsRead_ends() throws IOException {
    try (Socket socket = asked("csv")) {
      socket.setSoTimeout(60_000);
      String all = "";
      byte[] bytes = new byte[1 << 16];
      for (int read; !all.endsWith(END) && (read = socket.getInputStream().read(bytes)) > 0; ) {
        String more = new String(bytes, 0, read, StandardCharsets.ISO_8859_1);
        all = (all + more).substring(Math.max(0, all.length() + read - 100));
      }
      assertThat(all).endsWith(END);
    }
  }

  @Test
  void download_thatNobodyReadsOn_givesItsConnectionBack() throws IOException {
    try (Socket socket = asked("csv")) {
      socket.getInputStream().readNBytes(10_000);
      assertThat(running("count(*)")).isEqualTo(1L);
    }
    Awaitility.await().until(() -> running("count(*)").equals(0L));
  }

  @Test
  void downloads_moreThanAtATime_areTurnedAway() throws IOException {
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < AT_A_TIME; i++) {
        slow.add(asked("csv"));
        slow.get(i).getInputStream().readNBytes(10_000);
      }
      given()
          .get("/api/v1/datasets/prospects")
          .then()
          .statusCode(503)
          .header("Retry-After", "1")
          .contentType("application/problem+json");
      given().get("/api/v1/datasets/prospects/dictionary").then().statusCode(200);
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
    Awaitility.await().until(() -> given().get("/api/v1/datasets/prospects").statusCode() == 200);
  }
}
