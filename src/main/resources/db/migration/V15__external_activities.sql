-- Activities from outside are activities, too. They have no campaign, so that they touch none.
create or replace view ${analytics}.activities as
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
where a.system = 'marketing' and a.object = 'visitorActivity' and not a.deleted
union all
select
  a.id,
  a.fields ->> 'prospectId',
  safe_time(coalesce(a.fields ->> 'activityDate', a.fields ->> 'createdAt')),
  coalesce(a.fields ->> 'type', 'other'),
  null,
  a.fields ->> 'extension',
  true,
  a.fields ->> 'value',
  null, null, null, null, null, null, null, null, null, null
from kept_record a
where a.system = 'marketing' and a.object = 'externalActivity' and not a.deleted;
