-- What retention looks for: what is old, whoever it is of. Rows come in the order of their time, so a few words per block are enough,
-- and they cost a post next to nothing.
create index event_age on event using brin (at);
create index notification_age on notification using brin (created_at);
