package org.syncline.action;

import java.util.Map;
import java.util.Optional;
import org.syncline.action.ListState.Listed;
import org.syncline.action.ListState.Wanted;
import org.syncline.outbox.Write;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;
import org.syncline.record.SystemName;

/** What is to be done about an action in marketing. */
final class ProspectSteps {
  static final String MEMBERSHIP = "listMembership";
  static final String SCORE = "score";

  private final Known known;

  ProspectSteps(Known known) {
    this.known = known;
  }

  Step field(ActionRow row) {
    return ofProspect(row, Write.Kind.UPDATE, row.fields());
  }

  Step tag(ActionRow row) {
    boolean on = row.fields().get("carried").equals(FieldValue.of(true));
    return ofProspect(
        row, on ? Write.Kind.TAG : Write.Kind.UNTAG, Map.of("tagName", FieldValue.of(row.key())));
  }

  private static Step ofProspect(ActionRow row, Write.Kind kind, Map<String, FieldValue> fields) {
    RecordRef prospect = row.person();
    return send(row, prospect.object(), kind, Optional.of(prospect.id()), fields);
  }

  /** Who is on a list is known as far as memberships are read. */
  Step list(ActionRow row) {
    boolean on = row.fields().get("member").equals(FieldValue.of(true));
    Listed listed = known.lists().get(Wanted.of(row));
    if (listed != null) {
      return on
          ? new Step.Nothing(row, Optional.of(listed.record()))
          : send(row, MEMBERSHIP, Write.Kind.ARCHIVE, Optional.of(listed.record().id()), Map.of());
    }
    if (on) {
      return send(
          row,
          MEMBERSHIP,
          Write.Kind.CREATE,
          Optional.empty(),
          Map.of(
              "listId", FieldValue.of(row.key()),
              "prospectId", FieldValue.of(row.person().id())));
    }
    return kept()
        ? new Step.Nothing(row, Optional.empty())
        : new Step.Refuse(
            row, "NOT_KEPT", "who is on lists is not known: no file in mappings/kept keeps them");
  }

  private boolean kept() {
    return known.mappings().kept(SystemName.MARKETING).stream()
        .anyMatch(kept -> kept.object().equals(MEMBERSHIP));
  }

  static Step.Send score(ActionRow row, FieldValue score) {
    return send(
        row,
        row.person().object(),
        Write.Kind.UPDATE,
        Optional.of(row.person().id()),
        Map.of(SCORE, score));
  }

  private static Step.Send send(
      ActionRow row,
      String object,
      Write.Kind kind,
      Optional<String> id,
      Map<String, FieldValue> fields) {
    return new Step.Send(
        row, row.person(), new Write(row.id(), object, kind, id, fields, row.firstSentAt()));
  }
}
