package dev.belfry.application.port.in;

import dev.belfry.domain.RecipientId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A recipient's client opens a stream: first what it has missed, then what happens. */
public interface OpenStream {

  /**
   * Reads the log once and returns; everything is written by the sink's {@link StreamSink.Feed}.
   *
   * @return asks the feed to go on; to be called whenever the sink takes more
   * @throws dev.belfry.domain.InboxException.NodeBusy if this node cannot take the stream, and the
   *     request may be told so
   */
  Feed open(Request request, StreamSink sink);

  /**
   * Who opens the stream, and where.
   *
   * @param lastEventId the id the client stands at, as it sent it; the log's head if null
   * @param previous the connection that the client had before, if it says so: it is closed
   * @param expiresAt from then on the client's token would no longer be accepted
   * @param refusable whether somebody before the client would ask another node. A client itself
   *     would take a refusal for good, and is told {@code bye} instead
   */
  record Request(
      RecipientId recipient,
      @Nullable String lastEventId,
      @Nullable UUID previous,
      Instant expiresAt,
      boolean refusable) {}

  /** The other end of an open stream. */
  interface Feed {

    /** The sink takes more than it did. Never waits. */
    void writable();

    /** The client is gone. */
    void closed();
  }
}
