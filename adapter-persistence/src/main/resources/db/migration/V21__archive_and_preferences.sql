-- What is archived stays in the inbox, in a view of its own, and is counted no more.
alter table item add column archived_at timestamptz;
-- A post writes nothing into it.
create index item_archived on item (recipient, position) where archived_at is not null;

-- What a recipient has chosen: a line for her quiet hours, empty where there are none, then one for each category with what is on.
create table preferences (
  recipient text collate "C" primary key,
  chosen    text not null
);
-- As it was at that position; only in events of that kind.
alter table event add column preferences text;
