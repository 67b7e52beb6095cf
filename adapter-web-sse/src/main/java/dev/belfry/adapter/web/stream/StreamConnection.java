package dev.belfry.adapter.web.stream;

import dev.belfry.application.port.in.OpenStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.NetworkChannel;
import java.util.concurrent.Executor;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * The connection of an open stream. It takes the place of the one that speaks HTTP as soon as the
 * request is answered, so that an idle stream holds neither request nor response: a tenth of the
 * memory, and nothing between a frame and its socket. The body of the answer ends with the
 * connection (RFC 9112, 6.3).
 */
final class StreamConnection extends AbstractConnection.NonBlocking
    implements Connection.UpgradeTo {

  /** For how long what was written last may wait for its client once the stream has ended. */
  private static final long LAST_WORDS_MS = 5_000;

  private final OpenStream.Feed feed;
  private final int buffer;
  private volatile boolean taking;
  private volatile boolean ended;
  private byte @Nullable [] head;

  /**
   * @param buffer how many bytes its socket holds for a client that does not read
   */
  StreamConnection(EndPoint endPoint, Executor executor, OpenStream.Feed feed, int buffer) {
    super(endPoint, executor);
    this.feed = feed;
    this.buffer = buffer;
  }

  /** Leaves together with what is written first. To be called before it is opened. */
  void begin(byte[] head) {
    this.head = head;
  }

  /** Whether it takes more now; otherwise the feed hears of it when it does. */
  boolean isTaking() {
    return taking;
  }

  /**
   * Sends this, or as much of it as the socket takes and the rest later. Only while it is taking.
   */
  void write(byte[] bytes) {
    ByteBuffer[] due = due(bytes);
    try {
      if (getEndPoint().flush(due)) return;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    taking = false;
    getEndPoint().write(new Rest(), due);
  }

  private ByteBuffer[] due(byte[] bytes) {
    byte[] first = head;
    head = null;
    ByteBuffer due = ByteBuffer.wrap(bytes);
    return first == null ? new ByteBuffer[] {due} : new ByteBuffer[] {ByteBuffer.wrap(first), due};
  }

  /** What the socket has not taken yet is given a little time. */
  void end() {
    ended = true;
    if (taking) close();
    else getEndPoint().setIdleTimeout(LAST_WORDS_MS);
  }

  @Override
  public void onOpen() {
    super.onOpen();
    taking = true;
    if (ended || !limitSocket()) {
      close();
      feed.closed(); // nobody else says so of an end point that was closed before
      return;
    }
    fillInterested();
    feed.writable();
  }

  /**
   * Left alone, Linux lets the socket of a fast connection grow to megabytes before it is full
   * (tcp(7), tcp_wmem): a client that has stopped would cost them all, and be told what has long
   * been recalled.
   *
   * @return whether it is still there
   */
  private boolean limitSocket() {
    Object transport = getEndPoint().getTransport();
    while (transport instanceof EndPoint encrypted) transport = encrypted.getTransport();
    try {
      ((NetworkChannel) transport).setOption(StandardSocketOptions.SO_SNDBUF, buffer);
      return true;
    } catch (IOException gone) {
      return false;
    }
  }

  /** What a client says after its request is nothing to a stream. */
  @Override
  public void onUpgradeTo(ByteBuffer said) {
    BufferUtil.clear(said);
  }

  /** Only to learn that it has closed. */
  @Override
  public void onFillable() {
    try {
      if (getEndPoint().fill(BufferUtil.allocate(256)) < 0) close();
      else fillInterested();
    } catch (IOException broken) {
      close();
    }
  }

  @Override
  public void onFillInterestedFailed(Throwable cause) {
    close();
  }

  @Override
  public void onClose(@Nullable Throwable cause) {
    super.onClose(cause);
    feed.closed();
  }

  /** What the socket did not take at once. */
  private final class Rest implements Callback {

    @Override
    public void succeeded() {
      taking = true;
      if (ended) close();
      else feed.writable();
    }

    @Override
    public void failed(Throwable broken) {
      close();
    }

    @Override
    public InvocationType getInvocationType() {
      return InvocationType.NON_BLOCKING;
    }
  }
}
