-- Things to be done in the CRM for a prospect, beside the sync of its fields: a campaign membership, a task.
create table action (
  id            bigint generated always as identity primary key,
  kind          text        not null,
  person        text        not null,
  -- what makes it the same action when it is asked for again: the campaign's id, the task's own key
  key           text        not null,
  fields        jsonb       not null,
  rule          text,
  rule_set      text,
  state         text        not null,
  -- the record that it has made or changed
  record        text,
  sender        bigint,
  reason        text,
  attempts      integer     not null default 0,
  not_before    timestamptz not null,
  created_at    timestamptz not null,
  first_sent_at timestamptz
);
-- A later status replaces one that still waits. A task is made once, whenever it is asked for again.
create unique index action_waiting on action (kind, person, key) where state = 'waiting' or kind = 'task';
create index action_due on action (not_before, id) where state = 'waiting';
create index action_sending on action (sender) where state in ('sending', 'unknown');
create index action_person on action (person);
create index action_record on action (record) where record is not null;

-- People whose derived fields are to be computed again, and the derived fields that mappings had when last seen.
create table derivation (
  record text primary key
);
create table derived_name (
  name text primary key
);

-- What is written to the CRM's campaigns; counted as the dataset campaigns does.
create view campaign_engagement as
select
  campaign,
  count(*) filter (where type = '6') as sent,
  count(*) filter (where type in ('13', '36')) as bounced,
  count(distinct recipient) filter (where type = '11') as unique_opens,
  count(distinct recipient) filter (where type = '1' and redirect is null) as unique_clicks,
  count(*) filter (where type = '4') as form_submissions
from (
  select 'crm/Campaign/' || (c.fields ->> 'salesforceId') as campaign, a.fields ->> 'type' as type,
    a.fields ->> 'customRedirectId' as redirect,
    concat_ws('/', a.fields ->> 'prospectId', coalesce(a.fields ->> 'listEmailId', a.fields ->> 'emailId')) as recipient
  from kept_record a
  join kept_record c on c.record = 'marketing/campaign/' || (a.fields ->> 'campaignId')
  where a.system = 'marketing' and a.object = 'visitorActivity' and not a.deleted
) a
group by campaign;
