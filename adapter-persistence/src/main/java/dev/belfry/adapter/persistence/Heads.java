package dev.belfry.adapter.persistence;

import dev.belfry.application.port.out.InboxLog.Standing;
import dev.belfry.domain.Counts;
import dev.belfry.domain.LogHead;
import dev.belfry.domain.Position;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.Witness;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where the logs stand. */
class Heads {

  private final JdbcClient jdbc;

  Heads(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The head of this log, which is founded if there is none. */
  LogHead founded(RecipientId owner) {
    return look(owner).head();
  }

  /** The same, with a word on broadcasts. */
  Found look(RecipientId owner) {
    return find(owner, "")
        .orElseGet(() -> {
          found(owner);
          return find(owner, "").orElseThrow(); // somebody else's, if she was quicker
        });
  }

  /** The same, locked: no other transaction writes to this log until this one has ended. */
  LogHead locked(RecipientId owner) {
    return find(owner, "for update")
        .orElseGet(() -> {
          found(owner);
          return find(owner, "for update").orElseThrow();
        })
        .head();
  }

  /** Where these logs stand. */
  List<Standing> of(Collection<RecipientId> owners) {
    return jdbc.sql("select id, position, event_id from recipient where id = any(:ids::text[])")
        .param("ids", Locks.ids(owners))
        .query((row, n) -> Standings.head(row))
        .list();
  }

  private Optional<Found> find(RecipientId owner, String lock) {
    return jdbc.sql(
            """
            select position, event_id, unseen, unread, total,
              broadcasts < (select number from broadcast_head) as due
            from recipient where id = ?
            """
                + lock)
        .param(owner.value())
        .query((row, n) -> new Found(read(owner, row), row.getBoolean("due")))
        .optional();
  }

  private void found(RecipientId owner) {
    jdbc.sql(
            """
            with head as (
              insert into recipient (id, position, event_id, unseen, unread, total, broadcasts)
              values (:recipient, 0, :event, 0, 0, 0, (select number from broadcast_head))
              on conflict do nothing
              returning *)
            insert into event (recipient, position, id, kind, at, unseen, unread, total)
            select id, position, event_id, :founded, now(), unseen, unread, total from head
            """)
        .param("recipient", owner.value())
        .param("event", UUID.randomUUID())
        .param("founded", EventKind.FOUNDED)
        .update();
  }

  List<Standing> moved(Collection<Standing> standings) {
    return jdbc.sql(
            """
            select standing.* from
              unnest(:owners::text[], :positions::bigint[], :witnesses::text[])
                as standing (owner, position, witness)
              left join recipient on recipient.id = standing.owner
            where recipient.position is distinct from standing.position
              or right(recipient.event_id::text, 8) <> standing.witness
            """)
        .param("owners", Standings.owners(standings))
        .param("positions", Standings.positions(standings))
        .param("witnesses", Standings.witnesses(standings))
        .query((row, n) -> Standings.read(row, "owner", "position", "witness"))
        .list();
  }

  /**
   * A log that was found.
   *
   * @param due whether there are broadcasts that it does not have yet
   */
  record Found(LogHead head, boolean due) {}

  private static LogHead read(RecipientId owner, ResultSet row) throws SQLException {
    return new LogHead(
        owner,
        new Position(row.getLong("position"), Witness.of(row.getObject("event_id", UUID.class))),
        new Counts(row.getInt("unseen"), row.getInt("unread"), row.getInt("total")));
  }
}
