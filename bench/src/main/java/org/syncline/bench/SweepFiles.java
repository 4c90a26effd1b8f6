package org.syncline.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The shipped rules and mappings with the benchmark's automation rules, in a folder of the run. */
record SweepFiles(Path folder) {
  private static final int RULES_A_FILE = 5;

  /** No shipped field of a prospect is a date. */
  private static final String DATE =
      "  - { marketing: lastActivityAt, crm: Last_Activity__c, type: datetime,"
          + " direction: marketing-to-crm, behavior: always-marketing }\n";

  static SweepFiles make(Path folder, List<SweepRule> rules) throws IOException {
    for (String copied : List.of("rules", "mappings")) {
      copy(Path.of(copied), folder.resolve(copied));
    }
    Path lead = folder.resolve("mappings").resolve("lead.yaml");
    Files.writeString(lead, Files.readString(lead).stripTrailing() + "\n" + DATE);
    for (int from = 0; from < rules.size(); from += RULES_A_FILE) {
      String text =
          rules.subList(from, Math.min(rules.size(), from + RULES_A_FILE)).stream()
              .map(SweepRule::drl)
              .collect(Collectors.joining("\n"));
      Files.writeString(
          folder.resolve("rules/automation").resolve("bench-%02d.drl".formatted(from)), text);
    }
    return new SweepFiles(folder);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      files.forEach(
          file -> {
            try {
              Path copied = to.resolve(from.relativize(file));
              Files.createDirectories(copied.getParent());
              Files.copy(file, copied);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }

  Map<String, String> settings() {
    return Map.of(
        "SYNCLINE_RULES", folder.resolve("rules").toString(),
        "SYNCLINE_MAPPINGS", folder.resolve("mappings").toString());
  }
}
