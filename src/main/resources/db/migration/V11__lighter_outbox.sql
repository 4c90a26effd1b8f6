-- Asked for creates only, which have no record yet; every write that is handed out would move it otherwise.
drop index outbox_source;
create index outbox_source on outbox (source) where record is null;
