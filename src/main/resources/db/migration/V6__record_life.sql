-- How a link ended, and what is still to be done to its prospect: look, archive, restore.
alter table link add column ended text, add column due text;

-- CRM records that have gone on as others: converted leads, merged records.
create table succession (
  id       text primary key,
  record   text        not null,
  heir     text        not null,
  heir_id  text        not null,
  known_at timestamptz not null
);
create index succession_heir on succession (heir_id);
create index succession_known on succession (known_at);

-- Archiving counts for the brakes, too.
drop index outbox_effects;
alter table outbox drop column effects;
alter table outbox add column effects text[] not null generated always as (array_remove(array[
  case when kind in ('create', 'archive') then kind end,
  case when jsonb_path_exists(fields, '$.*.effect ? (@ == "blank")') then 'blank' end,
  case when jsonb_path_exists(fields, '$.*.effect ? (@ == "reassign")') then 'reassign' end
], null)) stored;
create index outbox_effects on outbox (system, object)
  where state = 'waiting' and not (effects <@ allowed);

-- Records that were never compared: counted and asked for often, and most of the time there is none.
create index mirror_new on mirror (record) where standing = 'new' and not deleted;
