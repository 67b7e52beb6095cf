-- In the order in which posts take them: a node that still runs waits, and does not wait crosswise.
lock table expiry, item in access exclusive mode;

-- One item is looked up by notification and recipient together: a broadcast is in every inbox and an inbox may be full, so by one of them
-- thousands are found, and until the next ANALYZE the planner does not know. The index serves progress and recall as well.
alter table item drop constraint item_pkey, add primary key using index item_newest;
create unique index item_held on item (notification, recipient);
drop index item_progress;

-- What expires at one time is taken up where the last part of it ended.
drop index expiry_due;
create index expiry_due on expiry (at, notification);
