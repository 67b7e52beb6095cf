-- Broadcasts: stored once, with a number of their own, and copied into each recipient's log at her next contact.

-- The newest number. Whoever numbers a broadcast holds this row until the commit, so numbers become visible in their order.
create table broadcast_head (
  one    boolean primary key default true check (one),
  number bigint not null
);
insert into broadcast_head (number) values (0);

create table broadcast (
  number       bigint   primary key,
  notification uuid     not null,
  kind         smallint not null -- of the event that it becomes: 1 published, 10 recalled, 11 expired
);
-- Posted once and withdrawn once, whatever the reason.
create unique index broadcast_once on broadcast (notification, (kind = 1));

-- How far this recipient has had them. A newcomer begins with those that come after her.
alter table recipient add column broadcasts bigint not null default 0;
alter table recipient alter column broadcasts drop default;

-- Null where it is for everyone.
alter table notification alter column recipients drop not null;
alter table idempotency alter column recipients drop not null;

-- What leaves the inboxes at its time. The row goes when the last inbox has let go.
alter table notification add column expires_at timestamptz;
create table expiry (
  notification uuid        primary key,
  at           timestamptz not null,
  everyone     boolean     not null
);
create index expiry_due on expiry (at);
