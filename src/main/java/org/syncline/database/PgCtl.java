package org.syncline.database;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts and stops a server by PostgreSQL's own {@code pg_ctl}, in a process group of its own. */
final class PgCtl {
  private static final Duration START = Duration.ofSeconds(60);

  /** Long enough for an application that is ending to give its connections back. */
  private static final Duration LAST_CLIENT = Duration.ofSeconds(25);

  private static final Duration STOP = Duration.ofSeconds(60);

  private final Path programs;
  private final Path data;
  private final Path log;

  PgCtl(Path programs, Path folder) {
    this.programs = programs;
    this.data = folder.resolve("data");
    this.log = folder.resolve("server.log");
  }

  /**
   * @throws IOException with what the server said last, if it does not start
   */
  void start(int port, Map<String, String> settings) throws IOException {
    StringBuilder options = new StringBuilder("-p " + port);
    settings.forEach(
        (name, value) -> options.append(" -c ").append(name).append("=").append(value));
    Files.deleteIfExists(log);
    int status = run(START, "-l", log.toString(), "-o", options.toString(), "start");
    if (status != 0) {
      throw new IOException(String.join(" | ", said()));
    }
  }

  private List<String> said() throws IOException {
    return Files.exists(log)
        ? Files.readAllLines(log).stream().filter(line -> !line.isBlank()).toList()
        : List.of("pg_ctl told nothing");
  }

  /** Once the last client has gone, or after a while; what was committed is kept either way. */
  void stop() throws IOException {
    if (run(LAST_CLIENT, "-m", "smart", "stop") != 0
        && run(STOP, "-m", "fast", "stop") != 0
        && Files.exists(data.resolve("postmaster.pid"))) {
      throw new IOException("the PostgreSQL server on " + data + " does not stop");
    }
  }

  private int run(Duration patience, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    if (LinuxUtils.isUnshareAvailable()) {
      // PostgreSQL refuses to run as root
      command.addAll(List.of("unshare", "-U"));
    }
    command.addAll(List.of(programs.resolve("pg_ctl").toString(), "-D", data.toString(), "-w"));
    command.addAll(List.of("-t", Long.toString(patience.toSeconds())));
    command.addAll(List.of(arguments));
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while PostgreSQL was started or stopped", e);
    }
  }
}
