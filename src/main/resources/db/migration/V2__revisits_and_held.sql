-- A record may be asked for more than once: who adds a revisit never waits for who is taking one.
alter table revisit drop constraint revisit_pkey;
alter table revisit add primary key (seq);
create index revisit_record on revisit (record);

-- Writes that must be decided again before they may be sent.
create index outbox_held on outbox (source) where held;

-- Creates of which the answer is awaited, or lost.
create index outbox_making on outbox (system, first_sent_at)
  where kind = 'create' and state in ('sending', 'unknown');
