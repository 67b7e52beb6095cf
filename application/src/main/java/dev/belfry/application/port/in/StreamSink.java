package dev.belfry.application.port.in;

import dev.belfry.domain.LogHead;
import dev.belfry.domain.RecordedEvent;
import dev.belfry.domain.Replay;
import dev.belfry.domain.TransientNotification;
import java.util.UUID;

/**
 * One client's connection, as the hub writes to it. Only one thread at a time does, and none of
 * these methods waits. Where the client is gone they throw {@link java.io.UncheckedIOException}.
 */
public interface StreamSink {

  /** Whether it takes more now. If not, {@link OpenStream.Feed#writable} is called when it does. */
  boolean isReady();

  /** The first words of a stream. */
  void connect(Connect connect);

  /** What happened, with its id, or without one where the client shall not come back to it. */
  void event(RecordedEvent event, boolean withId);

  /** What is not kept: without an id. */
  void pass(Shared<TransientNotification> notification);

  /** The client must load the inbox again. */
  void reset(Replay.Reason reason);

  /** Nothing has happened, and the connection is alive. */
  void heartbeat();

  /** The last words of a stream. */
  void bye(Farewell reason);

  /** Sends what was written since the last time. */
  void flush();

  /** Ends the connection, whatever its state. Repeating it changes nothing. */
  void end();

  /**
   * What a client is told first.
   *
   * @param standing where the stream begins, with the counts recorded there; before a reset, the
   *     head
   * @param head of the log: events up to it are history, later ones live
   */
  record Connect(UUID connectionId, Start start, LogHead standing, LogHead head) {}

  /** How a stream begins. */
  enum Start {
    /** At the head, because the client named no position. */
    AT_HEAD,
    /** At the position that the client named. */
    RESUMED,
    /** With a reset. */
    RESET
  }

  /** Why Belfry ends a stream. */
  enum Farewell {
    DEPLOY,
    TOKEN_EXPIRED,
    ROTATION,
    BUSY,
    /** The recipient has opened more streams than she may have; this client must not come back. */
    EVICTED
  }
}
