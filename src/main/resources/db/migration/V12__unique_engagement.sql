-- Unique opens and clicks are those of a known person in a known e-mail: neither anonymous ones, which all looked like
-- one, nor clicks on links elsewhere. In the dataset as in what is written to campaigns.
create or replace view ${analytics}.campaigns as
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
      prospect_id || '/' || coalesce(list_email_id, email_id) as recipient
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

create or replace view campaign_engagement as
select
  campaign,
  count(*) filter (where type = '6') as sent,
  count(*) filter (where type in ('13', '36')) as bounced,
  count(distinct recipient) filter (where type = '11') as unique_opens,
  count(distinct recipient) filter (where type = '1') as unique_clicks,
  count(*) filter (where type = '4') as form_submissions
from (
  select 'crm/Campaign/' || (c.fields ->> 'salesforceId') as campaign, a.fields ->> 'type' as type,
    (a.fields ->> 'prospectId') || '/' || coalesce(a.fields ->> 'listEmailId', a.fields ->> 'emailId') as recipient
  from kept_record a
  join kept_record c on c.record = 'marketing/campaign/' || (a.fields ->> 'campaignId')
  where a.system = 'marketing' and a.object = 'visitorActivity' and not a.deleted
) a
group by campaign;
