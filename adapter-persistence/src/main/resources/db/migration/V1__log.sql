-- One ordered log of events per recipient. Its position is at once order, duplicate check, gap detector and SSE id.
--
-- Recipients are compared by their bytes (collate "C") everywhere: locks on several of them are taken in that order, and with a
-- language's own order two groups would take them crosswise. Every table that grows with deliveries has a primary key that begins
-- with the recipient.

-- Where each log stands. This row is locked by whoever writes to the log, so positions become visible in their order.
create table recipient (
  id       text collate "C" primary key,
  position bigint not null,
  event_id uuid   not null, -- of the newest event; its last eight hex digits are the witness
  previous uuid,            -- of the event before it
  unseen   int    not null,
  unread   int    not null,
  total    int    not null
) with (fillfactor = 70); -- updated with every event: room for the new version on the same page

-- What happened. The newest row of a recipient is never pruned, for somebody may stand on it.
create table event (
  recipient    text collate "C" not null,
  position     bigint      not null,
  id           uuid        not null,
  previous     uuid,                 -- null only at position 0
  kind         smallint    not null, -- 0 founded, 1 published, 2 seen, 3 read, 4 unread; others are of a later release
  notification uuid,                 -- published; a change to one notification
  up_to        bigint,               -- a change to all up to this position …
  category     text,                 -- … and of this category
  at           timestamptz not null,
  unseen       int         not null, -- the counts that were true at this position
  unread       int         not null,
  total        int         not null,
  primary key (recipient, position)
);

-- What was posted. It never changes.
create table notification (
  id         uuid primary key,
  sender     text collate "C" not null, -- key:<owner> or jwt:<sub>
  title      text        not null,
  body       text,
  link       text,
  category   text,
  priority   text        not null,
  data       text,                      -- JSON as it was sent; jsonb would change numbers and the order of members
  recipients int         not null,
  created_at timestamptz not null
);

-- What stands in the inboxes.
create table item (
  recipient    text collate "C" not null,
  notification uuid   not null,
  position     bigint not null, -- of the event with which it arrived
  category     text,
  seen_at      timestamptz,
  read_at      timestamptz,
  primary key (recipient, notification)
);
create unique index item_newest on item (recipient, position);
create index item_unread on item (recipient, position) where read_at is null;
create index item_progress on item (notification);

-- The answers that were given, so that a repeated request gets the same one.
create table idempotency (
  sender       text collate "C" not null,
  key          text collate "C" not null,
  body_hash    text        not null,
  notification uuid        not null,
  recipients   int         not null,
  created_at   timestamptz not null,
  primary key (sender, key)
);
