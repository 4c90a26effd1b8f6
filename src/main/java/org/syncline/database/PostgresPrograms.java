package org.syncline.database;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.stream.Stream;

/**
 * PostgreSQL's programs and a fresh data folder, as the library unpacks and makes them. The library
 * only prepares: a server of its own would be stopped at the same moment as the application, not
 * after it, and would be hit by the terminal's Ctrl-C.
 */
final class PostgresPrograms {
  private static final Duration START = Duration.ofSeconds(60);

  private PostgresPrograms() {}

  /** Where the programs are; prepares them, and the data folder, where they are missing. */
  static Path in(Path folder) throws IOException {
    Path programs = folder.resolve("binaries").resolve("PG-" + digest()).resolve("bin");
    Path data = folder.resolve("data");
    if (!Files.isExecutable(programs.resolve("pg_ctl")) || !Files.exists(data)) {
      prepare(folder, data);
    }
    if (!Files.isExecutable(programs.resolve("pg_ctl"))) {
      throw new IOException("PostgreSQL was unpacked elsewhere than in " + programs);
    }
    return programs;
  }

  /** Elsewhere first: what is killed half-way must not pass for a data folder. */
  private static void prepare(Path folder, Path data) throws IOException {
    Path fresh = folder.resolve("data.preparing");
    delete(fresh);
    EmbeddedPostgres.builder()
        .setDataDirectory(fresh)
        .setOverrideWorkingDirectory(folder.resolve("binaries").toFile())
        .setCleanDataDirectory(false)
        .setPGStartupWait(START)
        .start()
        .close();
    if (Files.exists(data)) {
      delete(fresh);
    } else {
      Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /** The library names the folder of unpacked programs by the digest of their archive. */
  private static String digest() throws IOException {
    try {
      MessageDigest md5 = MessageDigest.getInstance("MD5");
      try (InputStream archive =
              DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system(), processor());
          InputStream read = new DigestInputStream(archive, md5)) {
        read.transferTo(OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(md5.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String system() {
    return System.getProperty("os.name").startsWith("Mac") ? "Darwin" : "Linux";
  }

  private static String processor() {
    String processor = System.getProperty("os.arch");
    return processor.equals("amd64") ? "x86_64" : processor;
  }
}
