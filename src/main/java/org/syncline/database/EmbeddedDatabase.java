package org.syncline.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import org.jboss.logging.Logger;

/**
 * A PostgreSQL server of our own, for those who bring none. It runs as a real one: what was
 * committed is on disk. It stops with the JVM, after the application has; one that outlived a
 * killed JVM is stopped before the next starts, so that never two work on one folder.
 */
public final class EmbeddedDatabase implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(EmbeddedDatabase.class);
  private static final java.util.logging.Logger LIBRARY =
      java.util.logging.Logger.getLogger("io.zonky");

  private static final Map<String, String> SETTINGS =
      Map.ofEntries(
          Map.entry("fsync", "on"),
          Map.entry("synchronous_commit", "on"),
          Map.entry("full_page_writes", "on"),
          Map.entry("max_connections", "100"),
          // A batch takes some hundreds of advisory locks.
          Map.entry("max_locks_per_transaction", "256"),
          // A first sync writes gigabytes: with the defaults, checkpoints would double them.
          Map.entry("shared_buffers", "256MB"),
          Map.entry("max_wal_size", "4GB"),
          Map.entry("checkpoint_timeout", "15min"),
          // Our statements are short; compiling one costs more than it can save.
          Map.entry("jit", "off"),
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
   * @throws IllegalStateException if it does not start, with a message that says what to do
   */
  public static EmbeddedDatabase start(Path folder, int port) {
    // The library tells every step of its own.
    LIBRARY.setLevel(Level.WARNING);
    Path home = made(folder);
    FileLock owner = own(home);
    try {
      Postmaster.of(home).ifPresent(Postmaster::stop);
      PgCtl server = new PgCtl(PostgresPrograms.in(home), home);
      int taken = free(port);
      server.start(taken, SETTINGS);
      LOG.infof("Embedded PostgreSQL on port %d, data in %s", taken, home);
      EmbeddedDatabase database = new EmbeddedDatabase(server, taken, owner);
      Runtime.getRuntime().addShutdownHook(new Thread(database::close, "database-stop"));
      return database;
    } catch (IOException | RuntimeException e) {
      release(owner);
      throw failed("The embedded PostgreSQL on " + home + " does not start", e);
    }
  }

  /**
   * The address of the server that another Syncline runs on the folder, if one does.
   *
   * @throws IllegalStateException if the folder is in use and its server cannot be found
   */
  public static Optional<String> runningOn(Path folder) {
    Path home = made(folder);
    if (!ownedByAnother(home)) {
      return Optional.empty();
    }
    return Optional.of(
        url(
            Postmaster.of(home)
                .orElseThrow(
                    () ->
                        new IllegalStateException(
                            "The folder "
                                + home
                                + " is in use by another Syncline, whose database is not up yet:"
                                + " try again in a moment"))
                .port()));
  }

  private static boolean ownedByAnother(Path home) {
    Path file = home.resolve("owner.lock");
    if (!Files.exists(file)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      return tryLock(channel) == null;
    } catch (IOException e) {
      throw failed("The folder of the database, " + home + ", cannot be looked into", e);
    }
  }

  /** Its real path: by that the server of a killed run is known again, whatever way leads here. */
  private static Path made(Path folder) {
    try {
      return Files.createDirectories(folder.toAbsolutePath()).toRealPath();
    } catch (IOException e) {
      throw failed(
          "The folder of the database, "
              + folder.toAbsolutePath()
              + ", cannot be made; set"
              + " syncline.database.folder to one that can",
          e);
    }
  }

  private static IllegalStateException failed(String what, Exception why) {
    return why instanceof IllegalStateException told
        ? told
        : new IllegalStateException(what + ": " + why, why);
  }

  /** The port, or any free one for 0; another server on it would be taken for ours. */
  private static int free(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException | IllegalArgumentException e) {
      throw failed(
          "Port "
              + port
              + " is not free; set syncline.database.port to another one, or to 0 for"
              + " any free one",
          e);
    }
  }

  /** Held by the JVM until it ends, however it ends. */
  private static FileLock own(Path data) {
    try {
      FileChannel channel =
          FileChannel.open(
              data.resolve("owner.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        throw new IllegalStateException(inUse(data));
      }
      Files.writeString(data.resolve("owner.pid"), ProcessHandle.current().pid() + "\n");
      return lock;
    } catch (IOException e) {
      throw failed(
          "The folder of the database, "
              + data
              + ", cannot be written to; set"
              + " syncline.database.folder to one that can",
          e);
    }
  }

  private static String inUse(Path data) throws IOException {
    Path pid = data.resolve("owner.pid");
    return "The folder "
        + data
        + " is in use by another Syncline (process "
        + (Files.exists(pid) ? Files.readString(pid).strip() : "unknown")
        + "). Stop that one, or set syncline.database.folder to another folder.";
  }

  private static void release(FileLock owner) {
    try {
      owner.acquiredBy().close();
    } catch (IOException e) {
      LOG.warnf("The lock of the database's folder is not released: %s", e.getMessage());
    }
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  public String jdbcUrl() {
    return url(port);
  }

  private static String url(int port) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    try {
      server.stop();
      release(owner);
    } catch (IOException e) {
      throw new UncheckedIOException("The embedded PostgreSQL does not stop", e);
    }
  }
}
