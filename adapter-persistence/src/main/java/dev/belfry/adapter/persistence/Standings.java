package dev.belfry.adapter.persistence;

import dev.belfry.application.port.out.InboxLog.Standing;
import dev.belfry.domain.Position;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.Witness;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;

/** Places in logs, as a statement takes them (one array for each part) and returns them. */
final class Standings {

  private Standings() {}

  static String[] owners(Collection<Standing> standings) {
    return array(standings, standing -> standing.owner().value());
  }

  static String[] positions(Collection<Standing> standings) {
    return array(standings, standing -> standing.position().number());
  }

  static String[] witnesses(Collection<Standing> standings) {
    return array(standings, standing -> standing.position().witness().value());
  }

  private static String[] array(Collection<Standing> standings, Function<Standing, Object> part) {
    return standings.stream().map(part).map(String::valueOf).toArray(String[]::new);
  }

  /** One that the statement was given. */
  static Standing read(ResultSet row, String owner, String position, String witness)
      throws SQLException {
    return new Standing(
        new RecipientId(row.getString(owner)),
        new Position(row.getLong(position), new Witness(row.getString(witness))));
  }

  /** Where the row of a recipient says that her log ends. */
  static Standing head(ResultSet row) throws SQLException {
    return new Standing(
        new RecipientId(row.getString("id")),
        new Position(row.getLong("position"), Witness.of(row.getObject("event_id", UUID.class))));
  }
}
