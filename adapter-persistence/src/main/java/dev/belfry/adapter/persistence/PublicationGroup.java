package dev.belfry.adapter.persistence;

import dev.belfry.domain.IdempotencyKey;
import dev.belfry.domain.Notification;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.RecordedEvent;
import java.sql.ResultSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Stores several posts, each to one recipient, in one statement, which waits for none of them: it
 * leaves out a recipient who is new, whose row somebody else has locked, or to whom broadcasts are
 * due, and a key that was used before. Those are posted alone.
 */
class PublicationGroup {

  /**
   * No recipient and no key twice. A row that was locked in its own part of the statement is
   * updated in its newest version, whatever the statement saw when it began.
   */
  private static final String STORE =
      """
      with post as (
        select * from unnest(
            :ids::uuid[], :recipients::text[], :keySenders::text[], :keys::text[], :hashes::text[],
            :senders::text[], :titles::text[], :bodies::text[], :links::text[], :categories::text[],
            :priorities::text[], :data::text[], :ats::timestamptz[], :expiries::timestamptz[])
          as post (id, recipient, key_sender, key, body_hash, sender, title, body, link, category, priority,
            data, at, expires_at)),
      free as materialized (
        select r.id from recipient r
        where r.id = any(:recipients::text[])
          and r.broadcasts >= (select number from broadcast_head)
        order by r.id for update skip locked),
      taken as (
        insert into idempotency (sender, key, body_hash, notification, recipients, created_at)
        select key_sender, key, body_hash, post.id, 1, now()
        from post join free on free.id = post.recipient
        where key is not null
        order by key_sender, key
        on conflict do nothing
        returning notification),
      ready as materialized (
        select post.* from post join free on free.id = post.recipient
        where key is null or post.id in (select notification from taken)),
      head as (
        update recipient r set
          position = r.position + 1, event_id = gen_random_uuid(), previous = r.event_id,
          unseen = r.unseen + 1, unread = r.unread + 1, total = r.total + 1
        from ready where r.id = ready.recipient
        returning r.*, ready.id as notification, ready.category, ready.at),
      stored as (
        insert into notification
          (id, sender, title, body, link, category, priority, data, recipients, created_at,
           expires_at)
        select
          id, sender, title, body, link, category, priority, data, 1, at, expires_at from ready),
      expiring as (
        insert into expiry (notification, at, everyone)
        select id, expires_at, false from ready where expires_at is not null),
      item as (
        insert into item (recipient, notification, position, category)
        select id, notification, position, category from head)
      insert into event
        (recipient, position, id, previous, kind, notification, at, unseen, unread, total)
      select
        id, position, event_id, previous, :published, notification, at, unseen, unread, total
      from head
      returning recipient, position, id, previous, notification, unseen, unread, total
      """;

  private final JdbcClient jdbc;

  PublicationGroup(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A post to one. */
  record Post(Notification notification, RecipientId to, @Nullable IdempotencyKey key) {}

  /**
   * Stores what can be stored without waiting.
   *
   * @param posts no recipient and no key twice
   * @return what was recorded; nothing of those that were left out
   */
  Map<Notification, RecordedEvent> store(List<Post> posts) {
    Map<UUID, Notification> content = new HashMap<>();
    posts.forEach(post -> content.put(post.notification().id().value(), post.notification()));
    Map<Notification, RecordedEvent> recorded = new HashMap<>();
    jdbc.sql(STORE)
        .param("ids", each(posts, it -> it.id()))
        .param("recipients", array(posts, post -> post.to().value()))
        .param("keySenders", keys(posts, key -> key.sender().value()))
        .param("keys", keys(posts, IdempotencyKey::value))
        .param("hashes", keys(posts, IdempotencyKey::bodyHash))
        .param("senders", each(posts, it -> it.sender().value()))
        .param("titles", each(posts, it -> it.message().title()))
        .param("bodies", each(posts, it -> it.message().body()))
        .param(
            "links",
            each(posts, it -> it.message().link() == null ? null : it.message().link().value()))
        .param(
            "categories", each(posts, it -> it.category() == null ? null : it.category().value()))
        .param("priorities", each(posts, it -> it.priority().name()))
        .param("data", each(posts, it -> it.data() == null ? null : it.data().compact()))
        .param("ats", each(posts, it -> it.createdAt()))
        .param("expiries", each(posts, it -> it.expiresAt()))
        .param("published", EventKind.PUBLISHED)
        .query((ResultSet row) -> {
          while (row.next()) {
            Notification one =
                Objects.requireNonNull(content.get(row.getObject("notification", UUID.class)));
            recorded.put(one, EventRow.published(row, one));
          }
          return recorded;
        });
    return recorded;
  }

  private static String[] keys(List<Post> posts, Function<IdempotencyKey, String> part) {
    return array(posts, post -> post.key() == null ? null : part.apply(post.key()));
  }

  private static String[] each(List<Post> posts, Function<Notification, @Nullable Object> part) {
    return array(posts, post -> part.apply(post.notification()));
  }

  private static String[] array(List<Post> posts, Function<Post, @Nullable Object> part) {
    return posts.stream()
        .map(part)
        .map(it -> it == null ? null : it.toString())
        .toArray(String[]::new);
  }
}
