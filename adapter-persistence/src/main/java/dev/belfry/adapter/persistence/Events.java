package dev.belfry.adapter.persistence;

import dev.belfry.application.port.out.InboxLog.Standing;
import dev.belfry.domain.InboxEvent;
import dev.belfry.domain.LogHead;
import dev.belfry.domain.Notification;
import dev.belfry.domain.Position;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.RecordedEvent;
import dev.belfry.domain.Replay;
import dev.belfry.domain.StateChange.OfOne;
import dev.belfry.domain.StateChange.UpTo;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** The events of the logs. */
class Events {

  private static final String APPEND =
      """
      with head as (
        update recipient r set
          position = :position, event_id = :event, previous = r.event_id,
          unseen = :unseen, unread = :unread, total = :total
        where id = :recipient and position = :position - 1
        returning *)
      insert into event
        (recipient, position, id, previous, kind, notification, up_to, category, preferences, at,
         unseen, unread, total)
      select id, position, event_id, previous, :kind, :notification, :upTo, :category,
        :preferences, :at, unseen, unread, total
      from head
      """;

  private final JdbcClient jdbc;
  private final Contents contents;

  Events(JdbcClient jdbc, Contents contents) {
    this.jdbc = jdbc;
    this.contents = contents;
  }

  /** Writes what the recipient did, numbered and counted under the lock of her row. */
  void append(RecordedEvent event, UUID id) {
    switch (event.event()) {
      case InboxEvent.StateChanged(OfOne(var notification, var mark), var at) ->
          write(
              numbered(event, id, EventKind.of(mark), at)
                  .param("notification", notification.value())
                  .param("upTo", null)
                  .param("category", null)
                  .param("preferences", null));
      case InboxEvent.StateChanged(UpTo(var position, var category, var mark), var at) ->
          write(
              numbered(event, id, EventKind.of(mark), at)
                  .param("notification", null)
                  .param("upTo", position)
                  .param("category", category == null ? null : category.value())
                  .param("preferences", null));
      case InboxEvent.PreferencesChanged(var preferences, var at) ->
          write(
              numbered(event, id, EventKind.PREFERENCES, at)
                  .param("notification", null)
                  .param("upTo", null)
                  .param("category", null)
                  .param("preferences", PreferencesText.of(preferences)));
      case InboxEvent.Founded _,
          InboxEvent.Published _,
          InboxEvent.Removed _,
          InboxEvent.LeftOut _,
          InboxEvent.Unknown _ ->
          throw new IllegalStateException("not hers to write: " + event.event());
    }
  }

  private StatementSpec numbered(RecordedEvent event, UUID id, short kind, Instant at) {
    return jdbc.sql(APPEND)
        .param("recipient", event.owner().value())
        .param("position", event.position().number())
        .param("event", id)
        .param("unseen", event.counts().unseen())
        .param("unread", event.counts().unread())
        .param("total", event.counts().total())
        .param("kind", kind)
        .param("at", at.atOffset(ZoneOffset.UTC));
  }

  private static void write(StatementSpec event) {
    if (event.update() != 1) {
      throw new IllegalStateException("written without the lock of its row");
    }
  }

  /** Whether somebody who stands there stands in this log, in this history of it. */
  boolean has(RecipientId owner, Position standing) {
    return jdbc.sql(
            """
            select exists (select from event
              where recipient = ? and position = ? and right(id::text, 8) = ?)
            """)
        .param(owner.value())
        .param(standing.number())
        .param(standing.witness().value())
        .query(Boolean.class)
        .single();
  }

  /**
   * What follows each of these; nothing where there is no such log. One statement reads the heads,
   * the rows stood on and the rest, so the pruner cannot come between them; the content is fetched
   * by id in a second one, for it never changes. A page ends at a position, for positions have no
   * holes: with a limit, PostgreSQL may sort all that follows to find a page. {@code offset 0} has
   * it look up one by one.
   */
  Map<Standing, Read> replay(Collection<Standing> standings, int limit) {
    List<Line> lines =
        jdbc.sql(
                """
                select asked.owner, asked.standing, asked.witness,
                  r.position as head_position, r.event_id as head_event_id,
                  r.unseen as head_unseen, r.unread as head_unread, r.total as head_total,
                  r.broadcasts < (select number from broadcast_head) as due, e.*
                from
                  unnest(:owners::text[], :positions::bigint[], :witnesses::text[])
                    as asked (owner, standing, witness)
                  join recipient r on r.id = asked.owner
                  left join lateral (
                    select *, exists (select from item i
                      where i.recipient = r.id and i.notification = event.notification
                      offset 0) as held
                    from event where recipient = r.id and position >= asked.standing
                      and position < least(asked.standing, r.position) + :limit
                    offset 0) e on true
                order by e.position
                """)
            .param("owners", Standings.owners(standings))
            .param("positions", Standings.positions(standings))
            .param("witnesses", Standings.witnesses(standings))
            .param("limit", limit + 1)
            .query((row, n) -> Line.read(row))
            .list();
    Map<UUID, Notification> content =
        contents.byId(
            lines.stream()
                .map(Line::event)
                .filter(event -> event != null && event.hasContent())
                .map(EventRow::notification)
                .toList());
    Map<Standing, Read> pages = new HashMap<>();
    lines.stream()
        .collect(Collectors.groupingBy(Line::asked))
        .forEach((asked, rows) -> pages.put(asked, Read.of(asked, rows, content)));
    return pages;
  }

  /**
   * A page of a log.
   *
   * @param due whether there are broadcasts that the log does not have yet
   */
  record Read(Replay replay, boolean due) {

    private static Read of(Standing asked, List<Line> lines, Map<UUID, Notification> content) {
      List<RecordedEvent> events =
          lines.stream()
              .map(Line::event)
              .filter(Objects::nonNull)
              .map(row -> row.recorded(asked.owner(), content))
              .toList();
      Line first = lines.getFirst();
      return new Read(Replay.of(asked.position(), events, first.head()), first.due());
    }
  }

  private record Line(Standing asked, LogHead head, boolean due, @Nullable EventRow event) {

    static Line read(ResultSet row) throws SQLException {
      Standing asked = Standings.read(row, "owner", "standing", "witness");
      return new Line(
          asked,
          EventRow.head(asked.owner(), row),
          row.getBoolean("due"),
          row.getObject("kind") == null ? null : EventRow.read(row));
    }
  }
}
