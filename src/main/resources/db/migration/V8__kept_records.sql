-- Records that have no counterpart in the other system's API: accounts, opportunities and campaigns of the CRM,
-- activities, lists and assets of marketing. They are polled and kept here, and are never written by the poll.
create table kept_record (
  record      text primary key,
  system      text        not null,
  object      text        not null,
  id          text        not null,
  modified_at timestamptz not null,
  deleted     boolean     not null,
  -- as the system names them; blanks are null, what was never read is absent
  fields      jsonb       not null,
  -- the records that its reference fields name: crm/Account/001000000000001AAA
  parents     text[]      not null,
  -- since when one of its parents has been missing here; null where all of them are here
  waits_since timestamptz
);
create index kept_record_object on kept_record (system, object, modified_at, id);
create index kept_record_parents on kept_record using gin (parents);
create index kept_record_waits on kept_record (waits_since) where waits_since is not null;

-- Only polls of mapped people keep matching shut until they have read to the end.
alter table watermark add column kept boolean not null default false;
