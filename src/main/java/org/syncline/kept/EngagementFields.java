package org.syncline.kept;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.syncline.database.Rows;
import org.syncline.intake.Intake;
import org.syncline.kept.DerivedChanges.Derived;
import org.syncline.record.DerivedFields;
import org.syncline.record.RecordRef;
import org.syncline.record.SystemName;
import org.syncline.rules.RuleSets;

/**
 * Sums up what prospects did, for mappings that write {@code engagement.emailsOpened} and its like
 * to the CRM. E-mails count once each, however often one was opened or clicked.
 */
@ApplicationScoped
public class EngagementFields {
  private static final String ACTIVITY = "visitorActivity";

  private final Rows rows;
  private final Intake intake;
  private final RuleSets ruleSets;

  EngagementFields(Rows rows, Intake intake, RuleSets ruleSets) {
    this.rows = rows;
    this.intake = intake;
    this.ruleSets = ruleSets;
  }

  /** Needs a transaction. */
  public void follow(Collection<RecordRef> changed) {
    Set<String> names =
        DerivedChanges.names(
            ruleSets.current().mappings(),
            SystemName.MARKETING,
            "prospect",
            DerivedFields.ENGAGEMENT);
    List<RecordRef> activities =
        changed.stream().filter(ref -> ref.object().equals(ACTIVITY)).toList();
    if (!names.isEmpty() && !activities.isEmpty()) {
      intake.accept(
          sums(activities).stream()
              .map(one -> DerivedChanges.change(one, DerivedFields.ENGAGEMENT, names))
              .toList());
    }
  }

  private List<Derived> sums(Collection<RecordRef> activities) {
    return rows.read(
        Derived.class,
        """
        select m.record, m.stamp, jsonb_build_object(
            'lastActivityAt', s.last_at, 'lastActivity', s.last, 'emailsSent', s.sent,
            'emailsOpened', s.opened, 'emailsClicked', s.clicked, 'formsSubmitted', s.submitted,
            'pagesViewed', s.viewed) as fields
        from mirror m cross join lateral (
          select max(a.fields ->> 'createdAt') as last_at,
            (array_agg(concat_ws(': ', a.fields ->> 'typeName', a.fields ->> 'details')
              order by a.modified_at desc, a.record desc))[1] as last,
            count(distinct a.mail) filter (where a.type = '6') as sent,
            count(distinct a.mail) filter (where a.type = '11') as opened,
            count(distinct a.mail) filter (where a.type = '1') as clicked,
            count(*) filter (where a.type = '4') as submitted,
            count(*) filter (where a.type = '2') as viewed
          from (select record, modified_at, fields, fields ->> 'type' as type,
              coalesce(fields ->> 'listEmailId', fields ->> 'emailId') as mail
            from kept_record k where k.parents @> array[m.record]
              and k.object = 'visitorActivity' and not k.deleted) a) s
        where not m.deleted and m.record in (
          select p.record from kept_record k, unnest(k.parents) p(record)
          where p.record like 'marketing/prospect/%' and k.record = any(array
            (select jsonb_array_elements_text(cast(:changed as jsonb)))))
        """,
        Map.of("changed", activities));
  }
}
