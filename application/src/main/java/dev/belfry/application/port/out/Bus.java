package dev.belfry.application.port.out;

import dev.belfry.domain.Audience;
import dev.belfry.domain.Position;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.RecordedEvent;
import dev.belfry.domain.TransientNotification;

/**
 * The doorbell: tells every node that a log has grown, or that broadcasts have come. It carries no
 * content and may lose, repeat or reorder anything, because streams rest on positions and the sweep
 * finds what no ring announced.
 */
public interface Bus {

  /**
   * A log has grown by this event. It goes to the recipient's streams on this node; other nodes are
   * rung. Never waits and never throws.
   */
  void tell(RecordedEvent event);

  /** A log has grown, and whoever wants to know by what has to read it. */
  void ring(Ring ring);

  /** Broadcasts have come to {@code number}, so they are due to everybody who is connected. */
  void ringEverybody(long number);

  /**
   * Passes it to whoever of the audience is connected, on every node, at most once. Never waits and
   * never throws.
   */
  void pass(Audience to, TransientNotification notification);

  /** The log of {@code recipient} has come to {@code position}. */
  record Ring(RecipientId recipient, Position position) {}
}
