package org.syncline.database;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * A PostgreSQL server of our own, for those who bring none. It runs as a real one: what was
 * committed is on disk. It stops with the JVM, after the application has; one that outlived a
 * killed JVM is stopped before the next starts, so that never two work on one folder.
 */
public final class EmbeddedDatabase implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(EmbeddedDatabase.class);

  private static final Map<String, String> SETTINGS =
      Map.ofEntries(
          Map.entry("fsync", "on"),
          Map.entry("synchronous_commit", "on"),
          Map.entry("full_page_writes", "on"),
          Map.entry("max_connections", "100"),
          // A batch takes some hundreds of advisory locks.
          Map.entry("max_locks_per_transaction", "256"),
          Map.entry("listen_addresses", "127.0.0.1"),
          Map.entry("unix_socket_directories", ""),
          Map.entry("log_checkpoints", "off"));

  private final PgCtl server;
  private final int port;
  private final FileLock owner;
  private final AtomicBoolean closed = new AtomicBoolean();

  private EmbeddedDatabase(PgCtl server, int port, FileLock owner) {
    this.server = server;
    this.port = port;
    this.owner = owner;
  }

  /**
   * Starts the server on the folder, which it makes if need be.
   *
   * @param port 0 for any free one
   * @throws IllegalStateException if another Syncline uses the folder, or the server does not start
   */
  public static EmbeddedDatabase start(Path folder, int port) {
    try {
      Path home = Files.createDirectories(folder.toAbsolutePath());
      FileLock owner = own(home);
      Postmaster.of(home).ifPresent(Postmaster::stop);
      PgCtl server = new PgCtl(PostgresPrograms.in(home), home);
      int taken = port == 0 ? freePort() : port;
      server.start(taken, SETTINGS);
      LOG.infof("Embedded PostgreSQL on port %d, data in %s", taken, home);
      EmbeddedDatabase database = new EmbeddedDatabase(server, taken, owner);
      Runtime.getRuntime().addShutdownHook(new Thread(database::close, "database-stop"));
      return database;
    } catch (IOException e) {
      throw new IllegalStateException(
          "The embedded PostgreSQL on " + folder + " does not start: " + e.getMessage(), e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
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
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    try {
      server.stop();
      owner.acquiredBy().close();
    } catch (IOException e) {
      throw new UncheckedIOException("The embedded PostgreSQL does not stop", e);
    }
  }
}
