package dev.belfry.adapter.persistence;

import dev.belfry.domain.Counts;
import dev.belfry.domain.Mark;
import dev.belfry.domain.NotificationId;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.StateChange;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * The items of the inboxes. They change under the lock of their recipient's row, and what is
 * counted is what really changed.
 */
class Items {

  private static final String SEEN =
      """
      update item set seen_at = :at where recipient = :recipient and seen_at is null and %s
      """;

  /** Read implies seen: it also tells how many of the items had not been seen before. */
  private static final String READ =
      """
      with marked as (
        update item set read_at = :at, seen_at = coalesce(item.seen_at, :at)
        from item before
        where before.recipient = item.recipient and before.notification = item.notification
          and item.recipient = :recipient and item.read_at is null and %s
        returning before.seen_at is null as was_unseen)
      select count(*) as read, count(*) filter (where was_unseen) as seen from marked
      """;

  private static final String UNREAD =
      """
      update item set read_at = null where recipient = :recipient and read_at is not null and %s
      """;

  private static final String ONE = "item.notification = :notification";
  private static final String UP_TO = "item.position <= :upTo";
  private static final String UP_TO_OF_CATEGORY = UP_TO + " and item.category = :category";

  private final JdbcClient jdbc;

  Items(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** By how much the counts change; none where everything was so already. */
  Counts.Change mark(RecipientId owner, StateChange change, Instant at) {
    return switch (change.mark()) {
      case SEEN -> new Counts.Change(-bind(SEEN, owner, change, at).update(), 0, 0);
      case READ ->
          bind(READ, owner, change, at)
              .query((row, n) -> new Counts.Change(-row.getInt("seen"), -row.getInt("read"), 0))
              .single();
      case UNREAD -> new Counts.Change(0, bind(UNREAD, owner, change, at).update(), 0);
    };
  }

  private StatementSpec bind(String sql, RecipientId owner, StateChange change, Instant at) {
    StatementSpec statement =
        jdbc.sql(sql.formatted(where(change))).param("recipient", owner.value());
    if (change.mark() != Mark.UNREAD) statement.param("at", at.atOffset(ZoneOffset.UTC));
    return switch (change) {
      case StateChange.OfOne(var notification, var mark) ->
          statement.param("notification", notification.value());
      case StateChange.UpTo(var position, var category, var mark) ->
          category == null
              ? statement.param("upTo", position)
              : statement.param("upTo", position).param("category", category.value());
    };
  }

  private static String where(StateChange change) {
    return switch (change) {
      case StateChange.OfOne one -> ONE;
      case StateChange.UpTo(var position, var category, var mark) ->
          category == null ? UP_TO : UP_TO_OF_CATEGORY;
    };
  }

  boolean has(RecipientId owner, NotificationId notification) {
    return jdbc.sql("select exists (select from item where recipient = ? and notification = ?)")
        .param(owner.value())
        .param(notification.value())
        .query(Boolean.class)
        .single();
  }
}
