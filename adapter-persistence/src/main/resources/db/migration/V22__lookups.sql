-- One item is looked up by notification and recipient together, and by that alone: a broadcast is in every inbox and an inbox may be full,
-- so half of it finds thousands, and until the next ANALYZE the planner does not know. It serves progress and recall as well.
create unique index item_held on item (notification, recipient);
drop index item_progress;
alter table item drop constraint item_pkey;
drop index item_newest;
alter table item add primary key (recipient, position);

-- What expires at one time is taken up where the last part of it ended.
drop index expiry_due;
create index expiry_due on expiry (at, notification);
