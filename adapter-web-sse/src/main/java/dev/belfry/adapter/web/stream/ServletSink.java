package dev.belfry.adapter.web.stream;

import dev.belfry.application.port.in.OpenStream;
import dev.belfry.application.port.in.Shared;
import dev.belfry.application.port.in.StreamSink;
import dev.belfry.domain.RecordedEvent;
import dev.belfry.domain.Replay;
import dev.belfry.domain.TransientNotification;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * A client's connection, written to without blocking. What is due is gathered and leaves in one
 * write; an idle connection holds neither a thread nor a buffer.
 */
final class ServletSink implements StreamSink, WriteListener, AsyncListener {

  private final Frames frames;
  private final int buffer;
  private byte @Nullable [] single;
  private @Nullable ByteArrayOutputStream gathered;
  private boolean flushDue;
  private volatile @Nullable Connection connection;

  /** What there is once the servlet has let the request go. */
  private record Connection(AsyncContext context, ServletOutputStream out, OpenStream.Feed feed) {}

  /**
   * @param buffer how many bytes are gathered for one write; a longer frame goes alone
   */
  ServletSink(Frames frames, int buffer) {
    this.frames = frames;
    this.buffer = buffer;
  }

  /** From now on the container says when it takes something. */
  void start(AsyncContext context, OpenStream.Feed feed) throws IOException {
    ServletOutputStream out = context.getResponse().getOutputStream();
    context.addListener(this);
    out.setWriteListener(this); // it is called once the servlet has returned
    connection = new Connection(context, out, feed); // before, a write here would have blocked
  }

  @Override
  public boolean isReady() {
    Connection open = connection;
    return open != null && open.out.isReady() && flushed(open.out);
  }

  /** A flush that found the socket full is made up for before anything else is written. */
  private boolean flushed(ServletOutputStream out) {
    if (!flushDue) return true;
    flushDue = false;
    try {
      out.flush();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return out.isReady();
  }

  @Override
  public void connect(Connect connect) {
    gather(frames.connect(connect));
  }

  @Override
  public void event(RecordedEvent event, boolean withId) {
    gather(frames.event(event, withId));
  }

  @Override
  public void pass(Shared<TransientNotification> notification) {
    gather(notification.bytes(frames::passing));
  }

  @Override
  public void reset(Replay.Reason reason) {
    gather(frames.reset(reason));
  }

  @Override
  public void heartbeat() {
    gather(frames.heartbeat());
  }

  @Override
  public void bye(Farewell reason) {
    gather(frames.bye(reason));
  }

  /** One that stays alone is not copied. */
  private void gather(byte[] frame) {
    if (gathered == null) {
      byte[] first = single;
      single = first == null ? frame : null;
      if (first == null) return;
      gathered = new ByteArrayOutputStream(first.length + frame.length);
      gathered.writeBytes(first);
    }
    gathered.writeBytes(frame);
    if (gathered.size() >= buffer) flush();
  }

  private byte @Nullable [] due() {
    byte[] due = gathered == null ? single : gathered.toByteArray();
    single = null;
    gathered = null;
    return due;
  }

  @Override
  public void flush() {
    Connection open = connection;
    if (open == null) return;
    byte[] due = due();
    if (due == null) return;
    try {
      open.out.write(due);
      flushDue = true;
      if (open.out.isReady()) flushed(open.out);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public void end() {
    Connection open = connection;
    if (open == null) return;
    try {
      open.context.complete();
    } catch (IllegalStateException completed) {
      // by the container, which noticed before we did that the client is gone
    }
  }

  @Override
  public void onWritePossible() {
    feed().writable();
  }

  @Override
  public void onError(Throwable broken) {
    feed().closed();
  }

  @Override
  public void onComplete(AsyncEvent event) {
    feed().closed();
  }

  @Override
  public void onError(AsyncEvent event) {
    feed().closed();
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    feed().closed();
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    // a stream is started once
  }

  private OpenStream.Feed feed() {
    Connection open = connection;
    if (open == null) throw new IllegalStateException("called before it was started");
    return open.feed;
  }
}
