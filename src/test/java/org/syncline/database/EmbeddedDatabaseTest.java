package org.syncline.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The embedded server as a real one: it keeps what was committed, and is never there twice. */
class EmbeddedDatabaseTest {
  /** One for all: unpacking the server's binaries takes its time. */
  @TempDir static Path folder;

  @AfterEach
  void nothingIsLeftRunning() throws IOException {
    assertThat(servers()).isEmpty();
  }

  /** The postmasters that work on the folder. */
  private static List<ProcessHandle> servers() throws IOException {
    String data = folder.toRealPath().resolve("data").toString();
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").contains("-D " + data))
        .filter(process -> process.info().commandLine().orElse("").contains("bin/postgres"))
        .toList();
  }

  private static String ask(String url, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
        Statement statement = connection.createStatement()) {
      boolean rows = statement.execute(sql);
      ResultSet result = statement.getResultSet();
      return rows && result.next() ? result.getString(1) : "";
    }
  }

  private static String told(Process owner) throws IOException {
    BufferedReader lines = owner.inputReader();
    return lines.readLine();
  }

  private static String url(Process owner) throws IOException {
    return told(owner).substring(DatabaseOwner.TOLD.length());
  }

  @ParameterizedTest
  @CsvSource({"fsync, on", "synchronous_commit, on", "full_page_writes, on"})
  void server_keepsWhatWasCommitted(String setting, String value) throws SQLException {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder, 0)) {
      assertThat(ask(database.jdbcUrl(), "show " + setting)).isEqualTo(value);
    }
  }

  @Test
  void server_listensOnTheLoopbackAddressOnly() throws SQLException {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder, 0)) {
      assertThat(ask(database.jdbcUrl(), "show listen_addresses")).isEqualTo("127.0.0.1");
    }
  }

  @Test
  void data_isFoundAgainAtTheNextStart() throws SQLException {
    try (EmbeddedDatabase first = EmbeddedDatabase.start(folder, 0)) {
      ask(first.jdbcUrl(), "create table kept as select 'yes' as word");
    }
    try (EmbeddedDatabase second = EmbeddedDatabase.start(folder, 0)) {
      assertThat(ask(second.jdbcUrl(), "select word from kept")).isEqualTo("yes");
    }
  }

  @Test
  void orphanOfAKilledJvm_isReplaced_whateverWayLeadsToTheFolder() throws Exception {
    Process owner = DatabaseOwner.start(folder, "syncline.database.folder=./.");
    ask(url(owner), "create table committed as select 'yes' as word");
    owner.destroyForcibly().waitFor();
    List<ProcessHandle> orphans = servers();
    assertThat(orphans).as("killed JVMs stop nothing").hasSize(1);

    Path link =
        Files.createSymbolicLink(folder.resolveSibling(folder.getFileName() + "-link"), folder);
    try (EmbeddedDatabase database = EmbeddedDatabase.start(link, 0)) {
      assertThat(orphans.get(0).isAlive()).isFalse();
      assertThat(servers()).hasSize(1);
      assertThat(ask(database.jdbcUrl(), "select word from committed")).isEqualTo("yes");
    } finally {
      Files.delete(link);
    }
  }

  @Test
  void close_whileAClientIsAtWork_waitsForIt() throws Exception {
    EmbeddedDatabase database = EmbeddedDatabase.start(folder, 0);
    Thread closing = new Thread(database::close);
    try (Connection client =
            DriverManager.getConnection(database.jdbcUrl(), "postgres", "postgres");
        Statement statement = client.createStatement()) {
      closing.start();
      Awaitility.await().until(() -> refusesOthers(database));
      assertThat(statement.execute("create table last as select 'answer' as word")).isFalse();
    }
    closing.join();
    try (EmbeddedDatabase next = EmbeddedDatabase.start(folder, 0)) {
      assertThat(ask(next.jdbcUrl(), "select word from last")).isEqualTo("answer");
    }
  }

  private static boolean refusesOthers(EmbeddedDatabase database) {
    try {
      ask(database.jdbcUrl(), "select 1");
      return false;
    } catch (SQLException e) {
      return true;
    }
  }

  @Test
  void server_stopsWithItsJvm() throws Exception {
    Process owner = DatabaseOwner.start(folder, "syncline.database.folder=" + folder);
    assertThat(url(owner)).isNotEmpty();
    owner.outputWriter().close();
    assertThat(owner.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(servers()).isEmpty();
  }

  @Test
  void folderOfALiveOwner_isRefused() throws Exception {
    Process owner = DatabaseOwner.start(folder, "syncline.database.folder=" + folder);
    assertThat(url(owner)).isNotEmpty();
    assertThatThrownBy(() -> EmbeddedDatabase.start(folder, 0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("in use by another Syncline (process " + owner.pid() + ")")
        .hasMessageContaining("syncline.database.folder");
    assertThat(servers()).hasSize(1);
    owner.outputWriter().close();
    owner.waitFor();
  }

  @Test
  void portThatIsTaken_isToldWithItsKey() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> EmbeddedDatabase.start(folder, taken.getLocalPort()))
          .hasMessageContaining("Port " + taken.getLocalPort() + " is not free")
          .hasMessageContaining("syncline.database.port");
    }
  }

  @Test
  void folder_thatCannotBeMade_isToldWithItsKey() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> EmbeddedDatabase.start(file.resolve("below"), 0))
        .hasMessageContaining(file.toString())
        .hasMessageContaining("syncline.database.folder");
  }

  @Test
  void port_thatIsNone_isToldWithItsKey(@TempDir Path elsewhere) throws Exception {
    Process owner = DatabaseOwner.start(elsewhere, "syncline.database.port=abc");
    assertThat(told(owner)).isEqualTo("syncline.database.port must be a port or 0, not 'abc'");
    owner.waitFor();
  }

  @ParameterizedTest
  @CsvSource({"quarkus.datasource.jdbc.url", "%prod.quarkus.datasource.jdbc.url"})
  void server_staysOff_whenAnotherIsSet(String key, @TempDir Path elsewhere) throws Exception {
    Files.createDirectories(elsewhere.resolve("config"));
    Files.writeString(
        elsewhere.resolve("config/application.properties"), key + "=jdbc:postgresql://db/x\n");
    Process owner = DatabaseOwner.start(elsewhere);
    assertThat(url(owner)).isEmpty();
    owner.outputWriter().close();
    owner.waitFor();
    assertThat(elsewhere.resolve("data")).doesNotExist();
  }

  @Test
  void server_staysOff_whenAnotherIsSetAsAProperty(@TempDir Path elsewhere) throws Exception {
    Process owner =
        DatabaseOwner.start(elsewhere, "quarkus.datasource.jdbc.url=jdbc:postgresql://db/x");
    assertThat(url(owner)).isEmpty();
    owner.outputWriter().close();
    owner.waitFor();
  }
}
