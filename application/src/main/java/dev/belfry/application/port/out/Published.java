package dev.belfry.application.port.out;

import dev.belfry.domain.Receipt;
import dev.belfry.domain.RecordedEvent;
import java.util.List;

/**
 * What {@link InboxLog#publish} did.
 *
 * @param events as they were recorded, one in each recipient's log; none if the sender had used the
 *     key before and nothing was recorded
 */
public record Published(Receipt receipt, List<RecordedEvent> events) {

  public Published {
    events = List.copyOf(events);
  }
}
