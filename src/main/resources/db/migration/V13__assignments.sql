-- Who got a prospect, and why: a row is added for each assignment, and none is ever changed.
create table assignment (
  id          bigint generated always as identity primary key,
  at          timestamptz not null,
  prospect    text        not null,
  to_type     text        not null,
  "to"        text        not null,
  -- the CRM's id of the user or queue
  owner       text        not null,
  rule        text        not null,
  rule_set    text        not null,
  reason      text        not null,
  -- how the members of the group stood before, and whose turn was passed over by which rule
  before      jsonb       not null,
  passed_over jsonb       not null
);
create index assignment_prospect on assignment (prospect, id);
create index assignment_owner on assignment (owner, at);

-- The row under whose lock a group's turns are taken.
create table turn_group (
  name         text primary key,
  last_turn_at timestamptz,
  -- the share that the last taker had: whoever is new begins with it
  share        bigint not null default 0
);
create table turn_member (
  group_name       text        not null,
  "user"           text        not null,
  last_turn_at     timestamptz not null,
  last_assigned_at timestamptz,
  turns            bigint      not null,
  share            bigint      not null,
  primary key (group_name, "user")
);

-- Whether the CRM's active assignment rule chooses the owner of a record that is to be made.
alter table outbox add column by_active_rule boolean not null default false;
