-- Rules of the automation phase: one that is not in here, or whose text has another digest, is paused.
create table automation_rule (
  name   text        primary key,
  digest text        not null,
  -- running, paused, or done: a segmentation that has looked through all prospects
  state  text        not null,
  since  timestamptz not null,
  -- by the sweep that begins behind it all prospects have been looked at once
  swept  boolean     not null default false
);

-- For whom rules have acted, how often, and when last.
create table automation_match (
  prospect text        not null,
  rule     text        not null,
  -- an activity or a list; empty for the prospect as a whole
  subject  text        not null default '',
  first_at timestamptz not null,
  last_at  timestamptz not null,
  times    integer     not null,
  matching boolean     not null,
  primary key (prospect, rule, subject)
);
create index automation_match_rule on automation_match (rule, last_at);

-- Where prospects stand in programs.
create table program_step (
  prospect text        not null,
  program  text        not null,
  step     text        not null,
  since    timestamptz not null,
  primary key (prospect, program)
);
create index program_step_program on program_step (program, step);

-- The look at all prospects that is under way, or the last one.
create table automation_sweep (
  alone       boolean     primary key default true check (alone),
  -- the last prospect that was looked at; null where none is under way
  position    text,
  started_at  timestamptz,
  finished_at timestamptz,
  prospects   bigint      not null default 0
);
insert into automation_sweep default values;

-- What counts is done each time that it is asked for; of the rest the latest wish stands.
drop index action_waiting;
create unique index action_waiting on action (kind, person, key)
  where state = 'waiting' or kind in ('task', 'score', 'notification', 'external');
-- The score that was read, and what it is with the points: by them a lost answer is understood.
alter table action add column score_before numeric, add column score_after numeric;
create index action_score on action (person, id) where kind = 'score';
