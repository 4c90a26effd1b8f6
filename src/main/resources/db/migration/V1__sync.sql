-- A record is named by one text in every table: system/object/id, for example crm/Lead/00Q000000000001AAA.

create table intake (
  id              bigint generated always as identity primary key,
  record          text        not null,
  modified_at     timestamptz not null,
  read_started_at timestamptz,
  received_at     timestamptz not null,
  fields          jsonb       not null,
  field_times     jsonb       not null,
  deleted         boolean     not null,
  changed_by      text        not null
);
create index intake_record on intake (record, id);

-- What was last accepted of a record, so that reading it again unchanged costs nothing further.
create table intake_seen (
  record      text primary key,
  digest      text        not null,
  received_at timestamptz not null
);

-- The senders' own message keys, kept for as long as a sender may repeat itself.
create table intake_key (
  key         text primary key,
  received_at timestamptz not null
);
create index intake_key_received on intake_key (received_at);

-- Records to be decided again although nothing of them changed.
create table revisit (
  record     text primary key,
  seq        bigint generated always as identity,
  not_before timestamptz not null
);
create index revisit_due on revisit (not_before, seq);

-- Records to be read again, past deduplication.
create table reread (
  record       text primary key,
  not_before   timestamptz not null,
  requested_at timestamptz not null
);
create index reread_due on reread (not_before);

create table watermark (
  system        text        not null,
  source        text        not null,
  object        text        not null,
  stamp         timestamptz not null,
  position      text,
  read_to_end   boolean     not null,
  full_sync     boolean     not null default false,
  polled_at     timestamptz,
  failed_at     timestamptz,
  problem       text,
  hidden_fields jsonb       not null default '[]',
  primary key (system, source)
);

create table mirror (
  record      text primary key,
  stamp       timestamptz not null,
  modified_at timestamptz not null,
  fields      jsonb       not null,
  field_times jsonb       not null,
  written     jsonb       not null,
  changed_by  text        not null,
  deleted     boolean     not null,
  match_keys  jsonb       not null,
  standing    text        not null,
  refused     text
) with (fillfactor = 80);
create index mirror_standing on mirror (standing, record) where standing <> 'linked';

create table match_key (
  key    text not null,
  record text not null,
  primary key (key, record)
);
create index match_key_record on match_key (record);

create table link (
  id        bigint generated always as identity primary key,
  mapping   text        not null,
  marketing text        not null,
  crm       text        not null,
  base      jsonb       not null,
  holds     jsonb       not null,
  open      boolean     not null,
  reason    text        not null,
  opened_at timestamptz not null,
  closed_at timestamptz
) with (fillfactor = 80);
create unique index link_marketing on link (marketing) where open;
create unique index link_crm on link (crm) where open;
create index link_marketing_all on link (marketing);
create index link_crm_all on link (crm);

create table outbox (
  id            bigint generated always as identity primary key,
  system        text        not null,
  object        text        not null,
  kind          text        not null,
  record        text,
  source        text        not null,
  mapping       text        not null,
  fields        jsonb       not null,
  rule_set      text        not null,
  state         text        not null,
  held          boolean     not null default false,
  revisit       boolean     not null default false,
  touched       jsonb       not null default '[]',
  sender        bigint,
  reason        text,
  attempts      integer     not null default 0,
  not_before    timestamptz not null,
  created_at    timestamptz not null,
  first_sent_at timestamptz,
  handed_out_at timestamptz
);
-- At most one open write a target, and one open create a source.
create unique index outbox_record on outbox (record) where record is not null;
create unique index outbox_create on outbox (system, source) where record is null;
create index outbox_due on outbox (system, object, kind, state, not_before, id);
create index outbox_source on outbox (source);

-- A match key under which a create is open: nobody else creates under it meanwhile.
create table create_claim (
  key    text primary key,
  source text not null
);
create index create_claim_source on create_claim (source);

create table sync_error (
  id          bigint generated always as identity primary key,
  record      text        not null,
  partner     text,
  field       text        not null default '',
  kind        text        not null,
  code        text        not null,
  message     text        not null,
  value       jsonb,
  rule_set    text,
  state       text        not null,
  occurrences integer     not null default 1,
  first_at    timestamptz not null,
  last_at     timestamptz not null
);
create unique index sync_error_open on sync_error (record, field, kind) where state = 'open';
create index sync_error_listed on sync_error (state, id);

create table review (
  id        bigint generated always as identity primary key,
  record    text        not null,
  partner   text,
  kind      text        not null,
  field     text        not null default '',
  crm_field text        not null default '',
  marketing jsonb,
  crm       jsonb,
  candidates jsonb      not null default '[]',
  rule      text,
  reason    text        not null,
  rule_set  text        not null,
  state     text        not null,
  taken     jsonb,
  opened_at timestamptz not null,
  closed_at timestamptz
);
create unique index review_open on review (record, field, kind) where state = 'open';
create index review_listed on review (state, id);

create table history (
  id             bigint generated always as identity,
  at             timestamptz not null,
  event          text        not null,
  mapping        text        not null,
  marketing      text,
  crm            text,
  field          text,
  crm_field      text,
  outcome        text,
  value          jsonb,
  writes         jsonb       not null default '[]',
  rule           text,
  rule_set       text        not null,
  reason         text        not null,
  marketing_value jsonb,
  crm_value      jsonb,
  base           jsonb,
  marketing_time timestamptz,
  crm_time       timestamptz,
  lost_system    text,
  lost_value     jsonb,
  primary key (at, id)
) partition by range (at);
create table history_other partition of history default;
create index history_marketing on history (marketing, at desc, id desc);
create index history_crm on history (crm, at desc, id desc);
create index history_rule on history (rule, at desc, id desc);

create table connector (
  id        integer primary key check (id = 1),
  paused    boolean     not null,
  reason    text,
  since     timestamptz not null,
  -- Matching begins when all that had been read to the end is in the mirror too.
  gate      bigint,
  matching  boolean     not null default false,
  -- Whether the records in here are those of the sandbox, which forgets them when it ends.
  sandbox   boolean     not null default false
);
insert into connector (id, paused, since) values (1, false, now());
