package org.syncline.connector;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.syncline.intake.Change;
import org.syncline.kept.Kept;
import org.syncline.kept.KeptRecords;
import org.syncline.mapping.KeptObject;
import org.syncline.matching.ProspectsByEmail;
import org.syncline.record.ExternalActivities;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;
import org.syncline.rules.RuleSets;

/**
 * Whose an activity from outside is that Pardot shows with an e-mail address and no prospect. It
 * stays theirs when the address changes later. Where several have the address, Pardot does not tell
 * whose it is: it is kept, and is nobody's.
 */
@ApplicationScoped
class ActivityProspects {
  private static final String PROSPECT_ID = "prospectId";

  private final ProspectsByEmail prospects;
  private final KeptRecords kept;
  private final RuleSets ruleSets;

  ActivityProspects(ProspectsByEmail prospects, KeptRecords kept, RuleSets ruleSets) {
    this.prospects = prospects;
    this.kept = kept;
    this.ruleSets = ruleSets;
  }

  /** The same changes, with the prospects of those that do not name one. Needs a transaction. */
  List<Change> named(KeptObject object, List<Change> changes) {
    if (!object.object().equals(ExternalActivities.OBJECT)) {
      return changes;
    }
    List<Change> nameless = changes.stream().filter(ActivityProspects::nameless).toList();
    Map<RecordRef, FieldValue> known =
        kept.load(nameless.stream().map(Change::record).toList()).stream()
            .filter(one -> one.field(PROSPECT_ID).present())
            .collect(Collectors.toMap(Kept::record, one -> one.field(PROSPECT_ID)));
    Map<String, List<RecordRef>> found =
        prospects.of(
            nameless.stream().map(ActivityProspects::email).toList(),
            ruleSets.current().mappings());
    return changes.stream()
        .map(change -> nameless(change) ? named(change, known, found) : change)
        .toList();
  }

  private static boolean nameless(Change change) {
    FieldValue prospect = change.fields().getOrDefault(PROSPECT_ID, FieldValue.NOT_PROVIDED);
    return !change.deleted() && !prospect.present();
  }

  private static String email(Change change) {
    return change.fields().getOrDefault("email", FieldValue.BLANK).text();
  }

  private static Change named(
      Change change, Map<RecordRef, FieldValue> known, Map<String, List<RecordRef>> found) {
    List<RecordRef> having = found.getOrDefault(email(change), List.of());
    return Optional.ofNullable(known.get(change.record()))
        .or(
            () ->
                having.size() == 1
                    ? Optional.of(FieldValue.of(having.get(0).id()))
                    : Optional.empty())
        .map(
            id -> {
              Map<String, FieldValue> fields = new HashMap<>(change.fields());
              fields.put(PROSPECT_ID, id);
              return change.with(fields);
            })
        .orElse(change);
  }
}
