-- Datasets for reports: views in a schema of their own, named by syncline.datasets.schema. What they are
-- made of (functions, the views without a schema) stays with the tables. Values are what the systems
-- said: one that is no number or no time becomes null here, and never the failure of a whole view.

do $$
begin
  -- to create one "if not exists" takes a right that this takes only where there is none
  if to_regnamespace('${analytics}') is null then
    begin
      create schema ${analytics};
    exception when insufficient_privilege then
      raise exception 'The schema ${analytics} of the datasets is missing and % may not create it.', current_user
        using hint = 'Create it for that user, or name another by syncline.datasets.schema.';
    end;
  end if;
end $$;

-- Whoever reads a view may have another search path: a function calls no other by its bare name, unless
-- it was bound to it when it was made. Patterns are slow, so that the usual shapes are seen without one.
create function safe_number(value text) returns numeric immutable strict parallel safe language plpgsql as $$
begin
  if length(value) <= 28 and value <> '' and translate(value, '0123456789', '') = '' then
    return cast(value as numeric);
  end if;
  if value ~ '^[+-]?(\d{1,28}(\.\d{0,28})?|\.\d{1,28})([eE][+-]?\d)?$' then
    return cast(value as numeric);
  end if;
  return null;
end $$;

create function safe_whole(value text) returns bigint immutable strict parallel safe language plpgsql as $$
begin
  if length(value) <= 18 and value <> '' and translate(value, '0123456789', '') = '' then
    return cast(value as bigint);
  end if;
  return null;
end $$;

create function safe_flag(value text) returns boolean immutable parallel safe language sql
return case value when 'true' then true when 'false' then false end;

-- 2026-11-23T10:00:00.000+0000. Without an offset nobody knows when it was.
create function safe_time(value text) returns timestamptz stable strict parallel safe language plpgsql as $$
declare
  shape  text := translate(value, '123456789', '000000000');
  zone   text;
  years  integer;
  months integer;
  days   integer;
begin
  zone := case when shape like '___________________.0%' then ltrim(substr(shape, 21), '0') else substr(shape, 20) end;
  if left(shape, 19) <> '0000-00-00T00:00:00' or length(value) > 35
      or zone not in ('Z', '+0000', '-0000', '+00:00', '-00:00') then
    return null;
  end if;
  years := substr(value, 1, 4);
  months := substr(value, 6, 2);
  days := substr(value, 9, 2);
  if years not between 1000 and 9998 or months not between 1 and 12 or days not between 1 and 31
      or days > 28 and days > extract(day from make_date(years, months, 1) + interval '1 month' - interval '1 day')
      or cast(substr(value, 12, 2) as integer) > 23 or cast(substr(value, 15, 2) as integer) > 59
      or cast(substr(value, 18, 2) as integer) > 59
      or zone <> 'Z' and (cast(left(right(value, length(zone) - 1), 2) as integer) > 14
        or cast(right(value, 2) as integer) > 59) then
    return null;
  end if;
  return cast(value as timestamptz);
end $$;

-- Of a date, or of a time the date that it was where it was written down.
create function safe_date(value text) returns date stable parallel safe language sql
return case when length(value) = 10 or substr(value, 11, 1) = 'T'
  then cast(safe_time(left(value, 10) || 'T00:00:00Z') at time zone 'UTC' as date) end;

create table activity_type (
  number     bigint  primary key,
  name       text    not null,
  -- whether it shows interest: not what was done to the prospect, what failed, or a farewell
  engagement boolean not null
);
insert into activity_type values
  (1, 'click', true), (2, 'view', true), (3, 'error', false), (4, 'success', true), (5, 'session', true),
  (6, 'sent', false), (7, 'search', true), (8, 'new-opportunity', false), (9, 'opportunity-won', false),
  (10, 'opportunity-lost', false), (11, 'open', true), (12, 'unsubscribe-page', false),
  (13, 'bounced', false), (14, 'spam-complaint', false), (15, 'email-preference-page', true),
  (16, 'resubscribed', true), (17, 'third-party-click', true), (18, 'opportunity-reopened', false),
  (19, 'opportunity-linked', false), (20, 'visit', true), (21, 'custom-url-click', true),
  (22, 'chat', true), (23, 'invited-to-webinar', false), (24, 'attended-webinar', true),
  (25, 'registered-for-webinar', true), (26, 'social-post-click', true), (27, 'video-view', true),
  (28, 'event-registered', true), (29, 'event-checked-in', true), (30, 'video-conversion', true),
  (34, 'opt-in', true), (35, 'indirect-unsubscribe', false), (36, 'indirect-bounce', false),
  (38, 'opportunity-unlinked', false);

-- Under which record each campaign counts: a connected one of marketing under the CRM's.
create view campaign_key as
select m.record, coalesce(c.record, m.record) as campaign
from kept_record m
left join kept_record c on c.record = 'crm/Campaign/' || (m.fields ->> 'salesforceId') and not c.deleted
where m.system = 'marketing' and m.object = 'campaign' and not m.deleted
union all
select record, record from kept_record
where system = 'crm' and object = 'Campaign' and not deleted;

create view campaign_name as
select k.campaign, k.marketing, coalesce(c.fields ->> 'Name', m.fields ->> 'name') as name
from (
  select campaign, min(record) filter (where record like 'marketing/%') as marketing
  from campaign_key group by campaign
) k
left join kept_record c on c.record = k.campaign and c.system = 'crm'
left join kept_record m on m.record = k.marketing;

create view ${analytics}.activities as
select
  a.id as activity_id,
  a.fields ->> 'prospectId' as prospect_id,
  safe_time(a.fields ->> 'createdAt') as occurred_at,
  coalesce(t.name, 'other') as type,
  safe_whole(a.fields ->> 'type') as type_number,
  a.fields ->> 'typeName' as asset_type,
  coalesce(t.engagement, false) as engagement,
  a.fields ->> 'details' as details,
  k.campaign,
  a.fields ->> 'campaignId' as marketing_campaign_id,
  a.fields ->> 'emailId' as email_id,
  a.fields ->> 'listEmailId' as list_email_id,
  a.fields ->> 'formId' as form_id,
  a.fields ->> 'formHandlerId' as form_handler_id,
  a.fields ->> 'landingPageId' as landing_page_id,
  a.fields ->> 'customRedirectId' as custom_redirect_id,
  a.fields ->> 'fileId' as file_id,
  a.fields ->> 'opportunityId' as marketing_opportunity_id
from kept_record a
left join activity_type t on cast(t.number as text) = a.fields ->> 'type'
left join campaign_key k on k.record = 'marketing/campaign/' || (a.fields ->> 'campaignId')
where a.system = 'marketing' and a.object = 'visitorActivity' and not a.deleted;

create view ${analytics}.prospects as
select
  split_part(p.record, '/', 3) as prospect_id,
  p.fields ->> 'email' as email,
  p.fields ->> 'firstName' as first_name,
  p.fields ->> 'lastName' as last_name,
  p.fields ->> 'company' as company,
  p.fields ->> 'jobTitle' as job_title,
  p.fields ->> 'country' as country,
  p.fields ->> 'source' as source,
  safe_number(p.fields ->> 'score')::double precision as score,
  p.fields ->> 'grade' as grade,
  k.campaign,
  n.name as campaign_name,
  safe_flag(p.fields ->> 'optedOut') as opted_out,
  safe_flag(p.fields ->> 'isDoNotEmail') as do_not_email,
  safe_time(p.fields ->> 'createdAt') as created_at,
  p.modified_at,
  split_part(l.crm, '/', 2) as crm_object,
  split_part(l.crm, '/', 3) as crm_id,
  l.opened_at as linked_at,
  c.fields ->> 'AccountId' as account_id,
  coalesce(a.fields ->> 'Name', c.fields ->> 'Account.Name') as account_name
from mirror p
left join link l on l.marketing = p.record and l.open
left join mirror c on c.record = l.crm and not c.deleted
left join kept_record a on a.record = 'crm/Account/' || (c.fields ->> 'AccountId') and not a.deleted
left join campaign_key k on k.record = 'marketing/campaign/' || (p.fields ->> 'campaignId')
left join campaign_name n on n.campaign = k.campaign
where p.record like 'marketing/prospect/%' and not p.deleted;

create view opportunity as
select
  o.record,
  o.id,
  o.fields ->> 'Name' as name,
  o.fields ->> 'StageName' as stage,
  cast(safe_number(o.fields ->> 'Amount') as numeric(38, 4)) as amount,
  o.fields ->> 'CurrencyIsoCode' as currency,
  safe_number(o.fields ->> 'Probability')::double precision as probability,
  coalesce(safe_flag(o.fields ->> 'IsClosed'), false) as is_closed,
  coalesce(safe_flag(o.fields ->> 'IsWon'), false) as is_won,
  safe_time(o.fields ->> 'CreatedDate') as created_at,
  safe_date(o.fields ->> 'CloseDate') as close_date,
  o.fields ->> 'Type' as type,
  o.fields ->> 'LeadSource' as lead_source,
  o.fields ->> 'OwnerId' as owner_id,
  o.fields ->> 'AccountId' as account_id,
  c.record as campaign,
  -- touches before this count
  case when safe_flag(o.fields ->> 'IsClosed') then coalesce(
    cast(safe_date(o.fields ->> 'CloseDate') + 1 as timestamp) at time zone 'UTC',
    safe_time(o.fields ->> 'LastStageChangeDate'), now()) else now() end as touched_before
from kept_record o
left join kept_record c on c.record = 'crm/Campaign/' || (o.fields ->> 'CampaignId') and not c.deleted
where o.system = 'crm' and o.object = 'Opportunity' and not o.deleted;

-- Its contact roles name contacts, and these are linked to prospects.
create view opportunity_prospect as
select
  o.record as opportunity,
  l.marketing as prospect,
  string_agg(distinct r.fields ->> 'Role', ', ') as roles,
  coalesce(bool_or(safe_flag(r.fields ->> 'IsPrimary')), false) as is_primary
from kept_record r
join kept_record o on o.record = 'crm/Opportunity/' || (r.fields ->> 'OpportunityId') and not o.deleted
join link l on l.crm = 'crm/Contact/' || (r.fields ->> 'ContactId') and l.open
join mirror p on p.record = l.marketing and not p.deleted
where r.system = 'crm' and r.object = 'OpportunityContactRole' and not r.deleted
group by o.record, l.marketing;

create view ${analytics}.opportunities as
select
  o.id as opportunity_id,
  o.name,
  o.stage,
  o.amount,
  o.currency,
  o.probability,
  o.is_closed,
  o.is_won,
  o.created_at,
  o.close_date,
  o.type,
  o.lead_source,
  o.owner_id,
  o.account_id,
  a.fields ->> 'Name' as account_name,
  o.campaign,
  split_part(op.prospect, '/', 3) as prospect_id,
  p.fields ->> 'email' as prospect_email,
  op.roles,
  op.is_primary,
  count(op.prospect) over (partition by o.record) as prospects
from opportunity o
left join kept_record a on a.record = 'crm/Account/' || o.account_id and not a.deleted
left join opportunity_prospect op on op.opportunity = o.record
left join mirror p on p.record = op.prospect;

-- Where a person and a campaign met: a membership, or an activity that shows interest.
create view campaign_touch as
select 'marketing/prospect/' || prospect_id as prospect, campaign, occurred_at as at
from ${analytics}.activities
where engagement and prospect_id is not null and campaign is not null and occurred_at is not null
union all
select l.marketing, k.campaign, coalesce(
  safe_time(m.fields ->> 'CreatedDate'),
  cast(safe_date(m.fields ->> 'FirstRespondedDate') as timestamp) at time zone 'UTC',
  m.modified_at)
from kept_record m
join campaign_key k on k.record = 'crm/Campaign/' || (m.fields ->> 'CampaignId')
join link l on l.open
  and l.crm = coalesce('crm/Contact/' || (m.fields ->> 'ContactId'), 'crm/Lead/' || (m.fields ->> 'LeadId'))
where m.system = 'crm' and m.object = 'CampaignMember' and not m.deleted;

create view ${analytics}.attribution as
with touched as (
  select o.record, t.campaign, min(t.at) as first_at, max(t.at) as last_at
  from opportunity o
  join opportunity_prospect p on p.opportunity = o.record
  join campaign_touch t on t.prospect = p.prospect and t.at < o.touched_before
  group by o.record, t.campaign
), numbered as (
  select
    touched.*,
    row_number() over (partition by record order by first_at, campaign) as from_first,
    row_number() over (partition by record order by last_at desc, campaign) as from_last,
    count(*) over (partition by record) as campaigns
  from touched
), credited as (
  select 'first-touch' as model, record, campaign, 1 as place, 1 as parts from numbered where from_first = 1
  union all
  select 'last-touch', record, campaign, 1, 1 from numbered where from_last = 1
  union all
  select 'even', record, campaign, from_first, campaigns from numbered
)
select
  c.model,
  o.id as opportunity_id,
  o.stage,
  o.is_closed,
  o.is_won,
  c.campaign,
  n.name as campaign_name,
  1 / cast(c.parts as double precision) as share,
  o.currency,
  -- from one rounded sum to the next: what is rounded off of one part is in another
  cast(round(o.amount * c.place / c.parts, greatest(2, min_scale(o.amount)))
    - round(o.amount * (c.place - 1) / c.parts, greatest(2, min_scale(o.amount))) as numeric(38, 4)) as amount
from credited c
join opportunity o on o.record = c.record
join campaign_name n on n.campaign = c.campaign;

create view ${analytics}.pipeline_by_campaign as
select
  model,
  campaign,
  campaign_name,
  currency,
  count(*) as opportunities,
  cast(coalesce(sum(amount), 0) as numeric(38, 4)) as amount,
  cast(coalesce(sum(amount) filter (where not is_closed), 0) as numeric(38, 4)) as pipeline_amount,
  cast(coalesce(sum(amount) filter (where is_won), 0) as numeric(38, 4)) as won_amount,
  cast(coalesce(sum(amount) filter (where is_closed and not is_won), 0) as numeric(38, 4)) as lost_amount
from ${analytics}.attribution
group by model, campaign, campaign_name, currency;

create view ${analytics}.funnel_by_stage_and_month as
select
  stage,
  cast(date_trunc('month', created_at at time zone 'UTC') as date) as month,
  currency,
  count(*) as opportunities,
  cast(coalesce(sum(amount), 0) as numeric(38, 4)) as amount
from opportunity
group by stage, month, currency;

create view ${analytics}.campaigns as
with engagement as (
  select
    campaign,
    count(*) filter (where type = 'sent') as sent,
    count(*) filter (where type in ('bounced', 'indirect-bounce')) as bounced,
    count(*) filter (where type = 'open') as opens,
    count(distinct recipient) filter (where type = 'open') as unique_opens,
    count(*) filter (where type = 'click') as clicks,
    count(distinct recipient) filter (where type = 'click') as unique_clicks,
    count(*) filter (where type in ('unsubscribe-page', 'indirect-unsubscribe')) as unsubscribes,
    count(*) filter (where type = 'spam-complaint') as spam_complaints,
    count(*) filter (where type = 'success') as form_submissions
  from (
    select
      campaign,
      type,
      concat_ws('/', prospect_id, coalesce(list_email_id, email_id)) as recipient
    from ${analytics}.activities where campaign is not null
  ) a
  group by campaign
), members as (
  select
    'crm/Campaign/' || (fields ->> 'CampaignId') as campaign,
    count(*) as members,
    count(*) filter (where safe_flag(fields ->> 'HasResponded')) as responded_members
  from kept_record
  where system = 'crm' and object = 'CampaignMember' and not deleted
  group by 1
), won as (
  select
    campaign,
    count(*) as opportunities,
    count(*) filter (where is_won) as won_opportunities,
    count(distinct coalesce(currency, '')) as currencies,
    min(currency) as currency,
    coalesce(sum(amount) filter (where not is_closed), 0) as pipeline_amount,
    coalesce(sum(amount) filter (where is_won), 0) as won_amount
  from opportunity where campaign is not null
  group by campaign
)
select
  n.campaign,
  n.name,
  c.id as crm_campaign_id,
  m.id as marketing_campaign_id,
  c.fields ->> 'Type' as type,
  c.fields ->> 'Status' as status,
  safe_flag(c.fields ->> 'IsActive') as is_active,
  safe_date(c.fields ->> 'StartDate') as start_date,
  safe_date(c.fields ->> 'EndDate') as end_date,
  coalesce(e.sent, 0) as sent,
  coalesce(e.bounced, 0) as bounced,
  greatest(coalesce(e.sent - e.bounced, 0), 0) as delivered,
  coalesce(e.opens, 0) as opens,
  coalesce(e.unique_opens, 0) as unique_opens,
  coalesce(e.clicks, 0) as clicks,
  coalesce(e.unique_clicks, 0) as unique_clicks,
  coalesce(e.unsubscribes, 0) as unsubscribes,
  coalesce(e.spam_complaints, 0) as spam_complaints,
  coalesce(e.form_submissions, 0) as form_submissions,
  cast(e.unique_opens as double precision) / nullif(greatest(e.sent - e.bounced, 0), 0) as open_rate,
  cast(e.unique_clicks as double precision) / nullif(greatest(e.sent - e.bounced, 0), 0) as click_rate,
  cast(e.unique_clicks as double precision) / nullif(e.unique_opens, 0) as click_to_open_rate,
  coalesce(p.members, 0) as members,
  coalesce(p.responded_members, 0) as responded_members,
  c.fields ->> 'CurrencyIsoCode' as cost_currency,
  cast(safe_number(c.fields ->> 'BudgetedCost') as numeric(38, 4)) as budgeted_cost,
  cast(safe_number(case when c.record is null then m.fields ->> 'cost' else c.fields ->> 'ActualCost' end)
    as numeric(38, 4)) as cost,
  coalesce(w.opportunities, 0) as opportunities,
  coalesce(w.won_opportunities, 0) as won_opportunities,
  -- different currencies have no sum
  case when w.currencies = 1 then w.currency end as amount_currency,
  cast(case when w.currencies = 1 then w.pipeline_amount when w.currencies is null then 0 end
    as numeric(38, 4)) as pipeline_amount,
  cast(case when w.currencies = 1 then w.won_amount when w.currencies is null then 0 end
    as numeric(38, 4)) as won_amount
from campaign_name n
left join kept_record c on c.record = n.campaign and c.system = 'crm'
left join kept_record m on m.record = n.marketing
left join engagement e on e.campaign = n.campaign
left join members p on p.campaign = n.campaign
left join won w on w.campaign = n.campaign;
