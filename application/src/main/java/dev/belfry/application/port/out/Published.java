package dev.belfry.application.port.out;

import dev.belfry.application.port.out.InboxLog.Standing;
import dev.belfry.domain.Receipt;
import java.util.List;

/**
 * What {@link InboxLog#publish} did.
 *
 * @param heads to which the recipients' logs have come; none if the sender had used the key before
 *     and nothing was recorded
 */
public record Published(Receipt receipt, List<Standing> heads) {

  public Published {
    heads = List.copyOf(heads);
  }
}
