package org.syncline.kept;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syncline.database.Rows;
import org.syncline.record.ExternalActivities;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;
import org.syncline.rules.RuleSets;

/** What a person did and was part of, on both sides of a link; the latest first. */
@ApplicationScoped
public class Timeline {
  private final Rows rows;
  private final RuleSets ruleSets;

  Timeline(Rows rows, RuleSets ruleSets) {
    this.rows = rows;
    this.ruleSets = ruleSets;
  }

  /**
   * One thing that happened.
   *
   * @param at when the system stamped it
   * @param what in words
   */
  public record Entry(Instant at, String what, RecordRef record, Map<String, FieldValue> fields) {}

  private record Row(RecordRef record, Instant modifiedAt, Map<String, FieldValue> fields) {}

  /**
   * Needs a transaction.
   *
   * @param before the last entry that was shown already; empty for the latest
   */
  public List<Entry> of(RecordRef person, Optional<Entry> before, int most) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("person", person.key());
    parameters.put("most", most);
    before.ifPresent(
        last -> {
          parameters.put("at", last.at());
          parameters.put("last", last.record().key());
        });
    ActivityWords words = new ActivityWords(ruleSets.current().mappings());
    return rows
        .read(
            Row.class,
            """
            select record, modified_at, fields from kept_record
            where not deleted and object in ('visitorActivity', 'externalActivity',
                'listMembership', 'CampaignMember', 'OpportunityContactRole')
              and parents && array(select cast(:person as text)
                union select marketing from link where open and crm = :person
                union select crm from link where open and marketing = :person)
            """
                + (before.isPresent() ? " and (modified_at, record) < (:at, :last)" : "")
                + " order by modified_at desc, record desc limit :most",
            parameters)
        .stream()
        .map(row -> new Entry(row.modifiedAt(), what(row, words), row.record(), row.fields()))
        .toList();
  }

  private static String what(Row row, ActivityWords words) {
    return switch (row.record().object()) {
      case "visitorActivity", ExternalActivities.OBJECT ->
          words.sentence(row.record(), row.fields());
      case "listMembership" -> "member of list " + text(row, "listId");
      case "CampaignMember" ->
          "member of campaign %s: %s".formatted(text(row, "CampaignId"), text(row, "Status"));
      default ->
          "role in opportunity %s: %s".formatted(text(row, "OpportunityId"), text(row, "Role"));
    };
  }

  private static String text(Row row, String field) {
    return row.fields().getOrDefault(field, FieldValue.BLANK).text();
  }
}
