package org.syncline.rules;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.logging.Logger;
import org.syncline.mapping.MappingLoader;
import org.syncline.mapping.TextFolder;

/**
 * Loads rule and mapping files that were edited. Files are looked at rather than watched: that
 * works in containers and on network drives too. A file that is still being written is left for the
 * next look.
 */
@Startup(RuleFileWatch.BEFORE_THE_FIRST_LOAD)
@ApplicationScoped
public class RuleFileWatch {
  static final int BEFORE_THE_FIRST_LOAD = 100;

  /** Files that a passing failure kept out are tried again, but not at every look. */
  private static final int LOOKS_BETWEEN_TRIES = 100;

  private static final Logger LOG = Logger.getLogger(RuleFileWatch.class);

  private final LiveRuleSets ruleSets;
  private final List<TextFolder> watched;
  private Map<String, String> loaded;
  private Map<String, String> seen;
  private int rest;

  RuleFileWatch(LiveRuleSets ruleSets, RulesConfig config) {
    this.ruleSets = ruleSets;
    this.watched =
        List.of(FolderRules.files(config.rules()), MappingLoader.files(config.mappings()));
    this.loaded = files();
    this.seen = loaded;
  }

  /** Looks once; edited files take effect at the second look that finds them alike. */
  public synchronized void look() {
    Map<String, String> now = files();
    boolean settled = now.equals(seen);
    seen = now;
    if (rest > 0) {
      rest--;
    } else if (settled && !now.equals(loaded)) {
      rest = LOOKS_BETWEEN_TRIES;
      if (ruleSets.take()) {
        rest = 0;
        loaded = now;
      }
    }
  }

  /** Each file with what changes when it is edited. */
  private Map<String, String> files() {
    Map<String, String> files = new TreeMap<>();
    for (TextFolder folder : watched) {
      try {
        folder.files().forEach(file -> files.put(file.toString(), stamp(file)));
      } catch (IOException e) {
        // shows as a difference, and the reload tells what is wrong with the folder
        LOG.debugf("cannot look at %s: %s", folder.folder(), e.getMessage());
        files.put(folder.folder().toString(), "unreadable");
      }
    }
    return files;
  }

  private static String stamp(Path file) {
    try {
      return Files.getLastModifiedTime(file) + " " + Files.size(file);
    } catch (IOException e) {
      return "gone";
    }
  }
}
