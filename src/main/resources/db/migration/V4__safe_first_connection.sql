-- Paused, and yet both systems are read and everything is decided: only sending stops.
alter table connector add column reading boolean not null default false;
-- Whether a brake has stopped it.
alter table connector add column braked boolean not null default false;
alter table connector add column resumed_at timestamptz;
-- A first sync writes to many records at once: brakes hold from when it is in step, or from when
-- somebody has seen its plan. A wave: all that waited at one moment is done.
alter table connector add column wave_at timestamptz;
alter table connector add column waves integer not null default 0;
alter table connector add column in_step boolean not null default false;

-- What a create brings upon its source, as far as it can be foreseen.
alter table outbox add column follows jsonb;

-- What of a write the brakes count, which of it somebody let through, and when it was counted.
alter table outbox add column effects text[] not null generated always as (array_remove(array[
  case when kind = 'create' then 'create' end,
  case when jsonb_path_exists(fields, '$.*.effect ? (@ == "blank")') then 'blank' end,
  case when jsonb_path_exists(fields, '$.*.effect ? (@ == "reassign")') then 'reassign' end
], null)) stored;
alter table outbox add column allowed text[] not null default '{}';
alter table outbox add column counted text[] not null default '{}';
alter table outbox add column counted_at timestamptz;
create index outbox_effects on outbox (system, object)
  where state = 'waiting' and not (effects <@ allowed);

-- How many writes with an effect were sent, by the minute.
create table brake_ledger (
  minute timestamptz not null,
  system text        not null,
  object text        not null,
  effect text        not null,
  writes bigint      not null,
  primary key (system, object, effect, minute)
);
