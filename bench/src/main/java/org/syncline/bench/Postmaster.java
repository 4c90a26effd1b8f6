package org.syncline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The server's embedded PostgreSQL, which is no child of the server. */
record Postmaster(Path folder) {
  private static final long PATIENCE_SECONDS = 60;

  private Optional<ProcessHandle> process() throws IOException {
    Path file = folder.resolve("data").resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file);
    return lines.isEmpty()
        ? Optional.empty()
        : ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
            .filter(process -> process.info().command().orElse("").endsWith("postgres"));
  }

  double cpu() throws IOException {
    Optional<ProcessHandle> process = process();
    return process.isPresent() ? ProcStat.cpuWithChildren(process.get().pid()) : Double.NaN;
  }

  /** Ends it where a killed server has left it running. */
  void stop() throws IOException {
    Optional<ProcessHandle> process = process();
    if (process.isPresent()) {
      process.get().destroy();
      process.get().onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }
  }
}
