package org.syncline.pardot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syncline.record.ExternalActivities;

/**
 * What the query of an object can be asked for. Source: the parameters and fields of Pardot API v5,
 * object by object.
 *
 * @param stamp the field by which its records change or come; empty where no query filters by time,
 *     so that each poll reads all of them
 * @param bin whether its records go to a recycle bin
 * @param editor whether it tells who changed a record last
 */
record PardotObject(Optional<String> stamp, boolean bin, boolean editor) {
  private static final PardotObject USUAL = stamped("updatedAt", true, true);
  private static final Map<String, PardotObject> OTHERS =
      Map.ofEntries(
          Map.entry("visitorActivity", stamped("updatedAt", false, false)),
          Map.entry(ExternalActivities.OBJECT, stamped("createdAt", false, false)),
          Map.entry("visit", stamped("updatedAt", false, false)),
          Map.entry("visitor", stamped("updatedAt", false, false)),
          Map.entry("opportunity", stamped("updatedAt", false, true)),
          Map.entry("tag", stamped("updatedAt", false, true)),
          Map.entry("taggedObject", stamped("createdAt", false, false)),
          Map.entry("lifecycleHistory", stamped("createdAt", false, false)),
          Map.entry("visitorPageView", stamped("createdAt", false, false)),
          Map.entry("email", stamped("sentAt", false, false)),
          Map.entry("form", new PardotObject(Optional.empty(), true, true)),
          Map.entry("landingPage", new PardotObject(Optional.empty(), true, true)),
          Map.entry("prospectAccount", new PardotObject(Optional.empty(), true, true)));

  private static PardotObject stamped(String field, boolean bin, boolean editor) {
    return new PardotObject(Optional.of(field), bin, editor);
  }

  static PardotObject of(String object) {
    return OTHERS.getOrDefault(object, USUAL);
  }

  /** The field of a row that tells when it was as it shows. */
  String seenAt() {
    return stamp.orElse("updatedAt");
  }

  /** Fields without which nothing can be made of a row. */
  List<String> always() {
    List<String> always = new ArrayList<>(List.of("id", seenAt()));
    if (bin) {
      always.add("isDeleted");
    }
    if (editor) {
      always.add("updatedById");
    }
    return always;
  }
}
