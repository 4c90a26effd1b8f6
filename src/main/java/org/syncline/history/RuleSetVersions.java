package org.syncline.history;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syncline.database.Rows;

/** The files of every rule set that was ever in force: what history's versions stand for. */
@ApplicationScoped
public class RuleSetVersions {
  private final Rows rows;

  RuleSetVersions(Rows rows) {
    this.rows = rows;
  }

  /** A version, when it came into force first, and when last. */
  public record Version(String version, Instant firstAt, Instant lastAt) {}

  /** A version with the texts of its files, by {@code rules/...} and {@code mappings/...}. */
  public record Files(String version, Instant firstAt, Instant lastAt, Map<String, String> files) {}

  /** Needs a transaction, as all calls do. */
  public void keep(String version, Map<String, String> files, Instant now) {
    rows.run(
        """
        insert into rule_set (version, first_at, last_at, files)
        values (:version, :now, :now, cast(:files as jsonb))
        on conflict (version) do update set last_at = excluded.last_at
        """,
        Map.of("version", version, "files", files, "now", now));
  }

  /** Newest first. */
  public List<Version> all() {
    return rows.read(
        Version.class,
        "select version, first_at, last_at from rule_set order by last_at desc, version",
        Map.of());
  }

  /** When a version came into force first, and when last. */
  public Optional<Version> when(String version) {
    return rows
        .read(
            Version.class,
            "select version, first_at, last_at from rule_set where version = :version",
            Map.of("version", version))
        .stream()
        .findFirst();
  }

  public Optional<Files> of(String version) {
    return rows
        .read(
            Files.class,
            "select * from rule_set where version = :version",
            Map.of("version", version))
        .stream()
        .findFirst();
  }
}
