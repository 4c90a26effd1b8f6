package org.syncline.sync;

import org.syncline.assignment.Assigned;
import org.syncline.assignment.Assigning;
import org.syncline.errors.SyncError;
import org.syncline.history.HistoryRow;
import org.syncline.mapping.Mapping;
import org.syncline.mirror.Mirrored;
import org.syncline.record.FieldValue;

/** Has a CRM record made for a prospect, or not, once the search for its owner has come out. */
final class OwnedCreates {
  /** What errors about owners are filed under. */
  static final String OWNER = "owner";

  private final CreateStep creates;

  OwnedCreates(CreateStep creates) {
    this.creates = creates;
  }

  void take(SyncBatch batch, Mirrored prospect, Mapping mapping, Assigned assigned) {
    if (assigned instanceof Assigned.To to) {
      batch.settle(prospect.ref(), Assigning.MARKETING_USER);
      tell(batch, prospect, mapping, to.fresh(), to.reason());
      creates.createFor(batch, prospect, mapping, CreateStep.Owned.by(FieldValue.of(to.owner())));
    } else if (assigned instanceof Assigned.ByActiveRule ruled) {
      tell(batch, prospect, mapping, ruled.fresh(), ruled.reason());
      creates.createFor(batch, prospect, mapping, CreateStep.Owned.BY_ACTIVE_RULE);
    } else if (assigned instanceof Assigned.Unknown unknown) {
      batch.errors.add(unknown(batch, prospect, unknown));
      creates.createFor(batch, prospect, mapping, CreateStep.Owned.NOT);
    } else if (assigned instanceof Assigned.Later) {
      batch.dropCreate(prospect.ref());
    } else if (assigned instanceof Assigned.Refused refused) {
      batch.errors.add(error(batch, prospect, refused));
      batch.dropCreate(prospect.ref()); // nothing is made before somebody has it
    } else {
      creates.createFor(batch, prospect, mapping, CreateStep.Owned.NOT);
    }
  }

  private static void tell(
      SyncBatch batch, Mirrored prospect, Mapping mapping, boolean fresh, String reason) {
    if (fresh) {
      batch.history.add(history(batch, prospect, mapping, reason));
    }
  }

  private static HistoryRow history(
      SyncBatch batch, Mirrored prospect, Mapping mapping, String reason) {
    return HistoryRow.event(
        "assign", mapping.name(), prospect.ref(), null, batch.ruleSet.version(), reason, batch.now);
  }

  private static SyncError unknown(SyncBatch batch, Mirrored prospect, Assigned.Unknown unknown) {
    return SyncError.open(
        prospect.ref(),
        null,
        Assigning.MARKETING_USER,
        "untakeable",
        "NO_CRM_USER",
        "user %s of marketing is no active user of the CRM: a new record belongs to the user as whom we write"
            .formatted(unknown.marketingUser()),
        FieldValue.of(unknown.marketingUser()),
        batch.ruleSet.version(),
        batch.now);
  }

  private static SyncError error(SyncBatch batch, Mirrored prospect, Assigned.Refused refused) {
    return SyncError.open(
        prospect.ref(),
        null,
        OWNER,
        SyncError.UNASSIGNED,
        refused.code(),
        refused.reason(),
        null,
        batch.ruleSet.version(),
        batch.now);
  }
}
