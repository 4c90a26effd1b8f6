package org.syncline.action;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.syncline.database.Rows;
import org.syncline.record.RecordRef;

/** What is known of campaigns: their member statuses, and who is a member already. */
@ApplicationScoped
class MemberState {
  private final Rows rows;

  MemberState(Rows rows) {
    this.rows = rows;
  }

  /** A membership that is asked for. */
  record Wanted(RecordRef campaign, RecordRef person) {}

  /** One that is there. */
  record Member(RecordRef record, RecordRef campaign, RecordRef person, String status) {}

  private record Label(RecordRef campaign, String label) {}

  /** The statuses that a member of each campaign may have; none where they were not read. */
  Map<RecordRef, Set<String>> statuses(Collection<RecordRef> campaigns) {
    Map<RecordRef, Set<String>> labels = new HashMap<>();
    List<Label> found =
        rows.read(
            Label.class,
            """
            select c.record as campaign, k.fields ->> 'Label' as label
            from (select jsonb_array_elements_text(cast(:campaigns as jsonb)) as record) c
            join kept_record k on k.parents @> array[c.record]
              and k.object = 'CampaignMemberStatus' and not k.deleted
            """,
            Map.of("campaigns", campaigns));
    found.forEach(
        one -> labels.computeIfAbsent(one.campaign(), key -> new TreeSet<>()).add(one.label()));
    return labels;
  }

  Map<Wanted, Member> members(Collection<Wanted> wanted) {
    Map<Wanted, Member> members = new HashMap<>();
    List<Member> found =
        rows.read(
            Member.class,
            """
            select k.record, w.campaign, w.person, k.fields ->> 'Status' as status
            from jsonb_to_recordset(cast(:wanted as jsonb)) as w(campaign text, person text)
            join kept_record k on k.parents @> array[w.campaign, w.person]
              and k.object = 'CampaignMember' and not k.deleted
            """,
            Map.of("wanted", wanted));
    found.forEach(one -> members.put(new Wanted(one.campaign(), one.person()), one));
    return members;
  }

  /** What we have just made or changed; whatever is read later stands above it. */
  void wrote(Collection<Member> members) {
    rows.write(
        """
        insert into kept_record (record, system, object, id, modified_at, deleted, fields, parents)
        select record, 'crm', 'CampaignMember', split_part(record, '/', 3), 'epoch', false,
          jsonb_build_object('CampaignId', split_part(campaign, '/', 3),
            split_part(person, '/', 2) || 'Id', split_part(person, '/', 3), 'Status', status),
          array[campaign, person]
        from jsonb_to_recordset(cast(:rows as jsonb)) as r(record text, campaign text, person text,
          status text) order by record
        on conflict (record) do update set
          fields = kept_record.fields || jsonb_build_object('Status', excluded.fields -> 'Status')
        """,
        members);
  }
}
