package dev.belfry.adapter.persistence;

import dev.belfry.domain.Counts;
import dev.belfry.domain.Mark;
import dev.belfry.domain.NotificationId;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.StateChange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * The items of the inboxes. They change under the lock of their recipient's row, and what is
 * counted is what really changed; of an archived one nothing is.
 */
class Items {

  private static final String SEEN =
      """
      with marked as (
        update item set seen_at = :at where recipient = :recipient and seen_at is null and %s
        returning archived_at is null as counted)
      select count(*) as items, -count(*) filter (where counted) as unseen, 0 as unread, 0 as total
      from marked
      """;

  /** Read implies seen: it also tells how many of the items had not been seen before. */
  private static final String READ =
      """
      with marked as (
        update item set read_at = :at, seen_at = coalesce(item.seen_at, :at)
        from item before
        where before.recipient = item.recipient and before.notification = item.notification
          and item.recipient = :recipient and item.read_at is null and %s
        returning before.seen_at is null as was_unseen, item.archived_at is null as counted)
      select count(*) as items, -count(*) filter (where counted and was_unseen) as unseen,
        -count(*) filter (where counted) as unread, 0 as total
      from marked
      """;

  private static final String UNREAD =
      """
      with marked as (
        update item set read_at = null where recipient = :recipient and read_at is not null and %s
        returning archived_at is null as counted)
      select count(*) as items, 0 as unseen, count(*) filter (where counted) as unread, 0 as total
      from marked
      """;

  private static final String ARCHIVED =
      """
      with marked as (
        update item set archived_at = :at
        where recipient = :recipient and archived_at is null and %s
        returning seen_at, read_at)
      select count(*) as items, -count(*) filter (where seen_at is null) as unseen,
        -count(*) filter (where read_at is null) as unread, -count(*) as total
      from marked
      """;

  private static final String UNARCHIVED =
      """
      with marked as (
        update item set archived_at = null
        where recipient = :recipient and archived_at is not null and %s
        returning seen_at, read_at)
      select count(*) as items, count(*) filter (where seen_at is null) as unseen,
        count(*) filter (where read_at is null) as unread, count(*) as total
      from marked
      """;

  private static final String ONE = "item.notification = :notification";
  private static final String UP_TO = "item.position <= :upTo and item.archived_at is null";
  private static final String UP_TO_OF_CATEGORY = UP_TO + " and item.category = :category";

  private final JdbcClient jdbc;

  Items(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What a mark did.
   *
   * @param items how many it changed; none where everything was so already
   * @param counts by how much the counts change, which may be nothing all the same
   */
  record Marked(int items, Counts.Change counts) {

    private static Marked read(ResultSet row) throws SQLException {
      return new Marked(
          row.getInt("items"),
          new Counts.Change(row.getInt("unseen"), row.getInt("unread"), row.getInt("total")));
    }
  }

  Marked mark(RecipientId owner, StateChange change, Instant at) {
    return bind(sql(change.mark()), owner, change, at).query((row, n) -> Marked.read(row)).single();
  }

  private static String sql(Mark mark) {
    return switch (mark) {
      case SEEN -> SEEN;
      case READ -> READ;
      case UNREAD -> UNREAD;
      case ARCHIVED -> ARCHIVED;
      case UNARCHIVED -> UNARCHIVED;
    };
  }

  private StatementSpec bind(String sql, RecipientId owner, StateChange change, Instant at) {
    StatementSpec statement =
        jdbc.sql(sql.formatted(where(change)))
            .param("recipient", owner.value())
            .param("at", at.atOffset(ZoneOffset.UTC));
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
