package org.syncline.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * A PostgreSQL server that runs on our folder: another process', or one that a kill left behind.
 */
record Postmaster(ProcessHandle process, Path folder) {
  private static final Logger LOG = Logger.getLogger(Postmaster.class);
  private static final int PATIENCE_SECONDS = 60;
  private static final int PORT_LINE = 3;

  /**
   * The server that is running on the folder, if there is one. The file alone does not tell: its
   * process number may be somebody else's by now, so the process' command line has to name the
   * folder.
   */
  static Optional<Postmaster> of(Path folder) {
    Path data = folder.resolve("data");
    Path file = data.resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      List<String> lines = Files.readAllLines(file);
      return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
          .filter(process -> serves(process, data))
          .map(process -> new Postmaster(process, data));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The port that it listens on, by the file that it keeps. */
  int port() {
    try {
      return Integer.parseInt(
          Files.readAllLines(folder.resolve("postmaster.pid")).get(PORT_LINE).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean serves(ProcessHandle process, Path data) {
    String command = process.info().commandLine().orElse("");
    return command.contains("postgres") && command.contains(data.toString());
  }

  /** A fast stop: clients are sent away, what was committed is kept. */
  void stop() {
    LOG.infof("Stopping the PostgreSQL server %d that the last run left behind", process.pid());
    try {
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
      process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(told(), e);
    } catch (IOException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException(told(), e);
    }
  }

  private String told() {
    return "The PostgreSQL server "
        + process.pid()
        + " on "
        + folder
        + " is left from the last run and does not stop; end it, then start again";
  }
}
