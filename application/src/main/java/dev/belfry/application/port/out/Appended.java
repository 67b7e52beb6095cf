package dev.belfry.application.port.out;

import dev.belfry.application.port.out.InboxLog.Standing;
import dev.belfry.domain.RecordedEvent;
import java.util.List;

/**
 * What {@link InboxLog#appendBroadcasts} did.
 *
 * @param events as they were recorded, those of one log in their order
 * @param heads where the logs stand, of all that exist: also of those for which nothing was due
 */
public record Appended(List<RecordedEvent> events, List<Standing> heads) {

  public Appended {
    events = List.copyOf(events);
    heads = List.copyOf(heads);
  }
}
