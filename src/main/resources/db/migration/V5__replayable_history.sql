-- All that a decision was taken on, so that it can be taken again: when each record and each field
-- last changed, and by whom. A field time is there only where it was known.
alter table history
  add column marketing_modified_at timestamptz,
  add column crm_modified_at timestamptz,
  add column marketing_by text,
  add column crm_by text;
create index history_rule_set on history (rule_set, at desc, id desc);

-- The files of every rule set that was ever in force.
create table rule_set (
  version  text primary key,
  first_at timestamptz not null,
  last_at  timestamptz not null,
  files    jsonb       not null
);
