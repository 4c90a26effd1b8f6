package org.syncline.kept;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.syncline.database.Rows;
import org.syncline.record.DerivedFields;
import org.syncline.record.RecordRef;
import org.syncline.record.SystemName;

/**
 * What a prospect's activities come to. E-mails count once each, however often one was opened or
 * clicked.
 */
@Singleton
class EngagementFields extends DerivedKind {
  private final Rows rows;

  EngagementFields(Rows rows) {
    super(SystemName.MARKETING, "prospect", DerivedFields.ENGAGEMENT);
    this.rows = rows;
  }

  @Override
  boolean concerns(RecordRef kept) {
    return kept.object().equals("visitorActivity");
  }

  @Override
  String people() {
    return """
        select p.record from kept_record k, unnest(k.parents) p(record)
        where p.record like 'marketing/prospect/%' and k.record = any(array
          (select jsonb_array_elements_text(cast(:rows as jsonb))))
        """;
  }

  @Override
  String everybody() {
    return """
        select p.record from kept_record k, unnest(k.parents) p(record)
        where k.system = 'marketing' and k.object = 'visitorActivity'
          and p.record like 'marketing/prospect/%'
        """;
  }

  @Override
  List<Derived> derived(Collection<String> people) {
    return rows.read(
        Derived.class,
        """
        select m.record, true as "all", jsonb_build_object(
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
        where not m.deleted and m.record like 'marketing/prospect/%' and m.record = any(array
          (select jsonb_array_elements_text(cast(:people as jsonb))))
        """,
        Map.of("people", people));
  }
}
