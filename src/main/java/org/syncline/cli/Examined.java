package org.syncline.cli;

import java.util.List;
import org.syncline.doctor.Finding;

/** What was found in one place: the files, the settings, the database, or one of the systems. */
record Examined(String place, List<Finding> findings) {
  boolean problems() {
    return findings.stream().anyMatch(finding -> finding.level() == Finding.Level.PROBLEM);
  }
}
