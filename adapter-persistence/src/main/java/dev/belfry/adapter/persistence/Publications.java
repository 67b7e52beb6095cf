package dev.belfry.adapter.persistence;

import dev.belfry.domain.Message;
import dev.belfry.domain.Notification;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.RecordedEvent;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Stores what is posted: content, items and events in one statement, which takes the next position
 * of each log under the lock of its row.
 */
class Publications {

  private static final String STORED =
      """
      stored as (
        insert into notification
          (id, sender, title, body, link, category, priority, data, recipients, created_at,
           expires_at)
        select
          :id, :sender, :title, :body, :link, :category, :priority, :data, :recipients::int, :at,
          :expiresAt::timestamptz
        from head limit 1),
      expiring as (
        insert into expiry (notification, at, everyone)
        select :id, :expiresAt, :recipients::int is null from head
        where :expiresAt::timestamptz is not null limit 1)
      """;

  /** An item and an event for every row of {@code head}. */
  private static final String ARRIVED =
      """
      item as (
        insert into item (recipient, notification, position, category)
        select id, :id, position, :category from head)
      insert into event
        (recipient, position, id, previous, kind, notification, at, unseen, unread, total)
      select id, position, event_id, previous, :publishedKind, :id, :at, unseen, unread, total
      from head
      returning recipient, position, id, previous, unseen, unread, total
      """;

  private static final String TO_ONE =
      """
      with head as (
        insert into recipient as r
          (id, position, event_id, previous, unseen, unread, total, broadcasts)
        values
          (:recipient, 1, gen_random_uuid(), :founding, 1, 1, 1, (select number from broadcast_head))
        on conflict (id) do update set
          position = r.position + 1, event_id = gen_random_uuid(), previous = r.event_id,
          unseen = r.unseen + 1, unread = r.unread + 1, total = r.total + 1
        where r.broadcasts >= (select number from broadcast_head)
        returning *),
      founded as (
        insert into event (recipient, position, id, kind, at, unseen, unread, total)
        select id, 0, :founding, :foundedKind, :at, 0, 0, 0 from head where position = 1
        on conflict do nothing),
      %s, %s
      """
          .formatted(STORED, ARRIVED);

  private static final String TO_LOCKED =
      """
      with head as (
        update recipient r set
          position = r.position + 1, event_id = gen_random_uuid(), previous = r.event_id,
          unseen = r.unseen + 1, unread = r.unread + 1, total = r.total + 1
        where id = any(:to::text[])
        returning *),
      %s, %s
      """
          .formatted(STORED, ARRIVED);

  private static final String TO_EVERYONE =
      """
      with head as (
        update broadcast_head set number = number + 1 returning number),
      %s
      insert into broadcast (number, notification, kind)
      select number, :id, :publishedKind from head
      returning number
      """
          .formatted(STORED);

  private final JdbcClient jdbc;

  Publications(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * To one, whose log is founded by it if there is none. Stores nothing where a broadcast is due to
   * her: that one comes first.
   */
  Optional<RecordedEvent> toOne(Notification notification, RecipientId to) {
    return bind(jdbc.sql(TO_ONE), notification)
        .param("recipients", 1)
        .param("recipient", to.value())
        .param("founding", UUID.randomUUID())
        .param("foundedKind", EventKind.FOUNDED)
        .query((row, n) -> EventRow.published(row, notification))
        .optional();
  }

  /** To several, whose rows this transaction has locked. */
  List<RecordedEvent> toLocked(Notification notification, Collection<RecipientId> to) {
    List<RecordedEvent> events =
        bind(jdbc.sql(TO_LOCKED), notification)
            .param("recipients", to.size())
            .param("to", Locks.ids(to))
            .query((row, n) -> EventRow.published(row, notification))
            .list();
    if (events.size() != to.size()) throw new IllegalStateException("published without the locks");
    return events;
  }

  /**
   * To everyone: takes the next number under a lock that is held until the commit.
   *
   * @return the number
   */
  long toEveryone(Notification notification) {
    return bind(jdbc.sql(TO_EVERYONE), notification)
        .param("recipients", null)
        .query(Long.class)
        .single();
  }

  private static StatementSpec bind(StatementSpec statement, Notification notification) {
    Message message = notification.message();
    return statement
        .param("publishedKind", EventKind.PUBLISHED)
        .param("id", notification.id().value())
        .param("sender", notification.sender().value())
        .param("title", message.title())
        .param("body", message.body())
        .param("link", message.link() == null ? null : message.link().value())
        .param("category", notification.category() == null ? null : notification.category().value())
        .param("priority", notification.priority().name())
        .param("data", notification.data() == null ? null : notification.data().compact())
        .param("at", notification.createdAt().atOffset(ZoneOffset.UTC))
        .param(
            "expiresAt",
            notification.expiresAt() == null
                ? null
                : notification.expiresAt().atOffset(ZoneOffset.UTC));
  }
}
