-- The oldest change that waits is asked for before every create.
create index intake_received on intake (received_at);
