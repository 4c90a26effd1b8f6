package org.syncline.console;

import java.util.List;
import org.syncline.errors.SyncError;
import org.syncline.errors.SyncErrorRepository.OfKind;

/** What did not go through, by kind and the latest of it. */
record ErrorsView(List<OfKind> kinds, List<SyncError> latest, long reviews) {
  public long open() {
    return Math.max(kinds.stream().mapToLong(OfKind::open).sum(), latest.size());
  }

  /** What a kind of sync error means. */
  static String meaning(String kind) {
    return switch (kind) {
      case "untakeable" -> "the other side cannot take the value; it was not sent";
      case "rejected" -> "the other side refused the value";
      case "unassigned" -> "nobody was found to own it";
      case "unreadable" -> "the value that was read cannot be kept";
      default -> "the record could not be handled as a whole";
    };
  }
}
