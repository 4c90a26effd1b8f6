package org.syncline.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * A PostgreSQL server of our own, for those who bring none. It runs as a real one: what was
 * committed is on disk. It stops with the JVM; one that outlived a killed JVM is stopped before the
 * next starts, so that never two work on one folder.
 */
public final class EmbeddedDatabase implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(EmbeddedDatabase.class);
  private static final Duration START = Duration.ofSeconds(60);

  private final EmbeddedPostgres server;
  private final FileLock owner;

  private EmbeddedDatabase(EmbeddedPostgres server, FileLock owner) {
    this.server = server;
    this.owner = owner;
  }

  /**
   * Starts the server on the folder, which it makes if need be.
   *
   * @param port 0 for any free one
   * @throws IllegalStateException if another Syncline uses the folder
   */
  public static EmbeddedDatabase start(Path folder, int port) {
    try {
      Path data = Files.createDirectories(folder.toAbsolutePath());
      FileLock owner = own(data);
      Postmaster.of(data).ifPresent(Postmaster::stop);
      EmbeddedPostgres server = builder(data, port).start();
      LOG.infof("Embedded PostgreSQL on port %d, data in %s", server.getPort(), data);
      return new EmbeddedDatabase(server, owner);
    } catch (IOException e) {
      throw new UncheckedIOException("The embedded PostgreSQL on " + folder + " does not start", e);
    }
  }

  private static EmbeddedPostgres.Builder builder(Path data, int port) {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(data.resolve("data"))
            .setOverrideWorkingDirectory(data.resolve("binaries").toFile())
            .setCleanDataDirectory(false)
            .setPGStartupWait(START)
            // The library's own defaults are those of a test tool and lose data.
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("max_connections", "100")
            // A batch takes some hundreds of advisory locks.
            .setServerConfig("max_locks_per_transaction", "256")
            .setServerConfig("listen_addresses", "127.0.0.1");
    return port == 0 ? builder : builder.setPort(port);
  }

  /** Held by the JVM until it ends, however it ends. */
  private static FileLock own(Path data) throws IOException {
    Path file = data.resolve("owner.lock");
    try (RandomAccessFile known = new RandomAccessFile(file.toFile(), "rw")) {
      known.length();
    }
    FileChannel channel =
        FileChannel.open(
            file, java.nio.file.StandardOpenOption.READ, java.nio.file.StandardOpenOption.WRITE);
    FileLock lock = tryLock(channel);
    if (lock == null) {
      channel.close();
      throw new IllegalStateException(
          "The folder "
              + data
              + " is in use by another Syncline (process "
              + Files.readString(data.resolve("owner.pid")).strip()
              + "). Stop that one, or set syncline.database.folder to another folder.");
    }
    Files.writeString(data.resolve("owner.pid"), ProcessHandle.current().pid() + "\n");
    return lock;
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  public String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
  }

  @Override
  public void close() {
    try {
      server.close();
      owner.acquiredBy().close();
    } catch (IOException e) {
      throw new UncheckedIOException("The embedded PostgreSQL does not stop", e);
    }
  }
}
