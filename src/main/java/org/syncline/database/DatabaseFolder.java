package org.syncline.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.syncline.doctor.Finding;

/** Looks at the folder of the embedded database, whether a server runs on it or not. */
final class DatabaseFolder {
  private static final String TOPIC = "database";
  private static final String ADVICE = "Set syncline.database.folder to one that can.";
  private static final long GIGABYTE = 1L << 30;
  private static final int PORT_LINE = 3;

  private final Path folder;

  private DatabaseFolder(Path folder) {
    this.folder = folder;
  }

  static List<Finding> findings(Path folder) {
    try {
      return new DatabaseFolder(folder).findings();
    } catch (IOException e) {
      return List.of(
          Finding.problem(TOPIC, "the folder %s cannot be used: %s".formatted(folder, e), ADVICE));
    }
  }

  private List<Finding> findings() throws IOException {
    Path there = folder;
    while (!Files.exists(there)) {
      there = there.getParent();
    }
    if (!Files.isDirectory(there) || !Files.isWritable(there)) {
      String what = there.equals(folder) ? "cannot be written to" : "cannot be made in " + there;
      return List.of(Finding.problem(TOPIC, "the folder %s %s".formatted(folder, what), ADVICE));
    }
    List<Finding> findings = new ArrayList<>();
    findings.addAll(owned() ? inUse() : free());
    long left = Files.getFileStore(there).getUsableSpace();
    if (left < GIGABYTE) {
      findings.add(
          Finding.warning(
              TOPIC,
              "%d MB are free on the disk of %s".formatted(left / (1 << 20), folder),
              "Make room, or set syncline.database.folder to another disk."));
    }
    return findings;
  }

  /** Whether a Syncline holds it at this moment; the lock is given back at once. */
  private boolean owned() throws IOException {
    Path file = folder.resolve("owner.lock");
    if (!Files.exists(file)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock == null;
    } catch (OverlappingFileLockException e) {
      return true;
    }
  }

  private List<Finding> free() {
    boolean used = Files.exists(folder.resolve("data"));
    return List.of(
        Finding.ok(
            TOPIC,
            "embedded PostgreSQL, not running; its data %s in %s"
                .formatted(used ? "is" : "will be", folder)));
  }

  private List<Finding> inUse() throws IOException {
    Path pid = folder.resolve("owner.pid");
    String process = Files.exists(pid) ? Files.readString(pid).strip() : "unknown";
    List<Finding> findings = new ArrayList<>();
    findings.add(
        Finding.ok(TOPIC, "the folder %s is in use by process %s".formatted(folder, process)));
    Path postmaster = folder.resolve("data").resolve("postmaster.pid");
    List<String> lines = Files.exists(postmaster) ? Files.readAllLines(postmaster) : List.of();
    if (lines.size() > PORT_LINE) {
      String url =
          "jdbc:postgresql://127.0.0.1:%s/postgres".formatted(lines.get(PORT_LINE).strip());
      findings.add(DatabaseExamination.connect(url, "postgres", "postgres"));
    }
    return findings;
  }
}
