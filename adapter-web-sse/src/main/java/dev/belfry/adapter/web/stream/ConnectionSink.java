package dev.belfry.adapter.web.stream;

import dev.belfry.application.port.in.Shared;
import dev.belfry.application.port.in.StreamSink;
import dev.belfry.domain.RecordedEvent;
import dev.belfry.domain.Replay;
import dev.belfry.domain.TransientNotification;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Puts what happens into frames, for one client. What is due is gathered and leaves in one write;
 * an idle connection holds neither a thread nor a buffer.
 */
final class ConnectionSink implements StreamSink {

  private final Frames frames;
  private final int buffer;
  private byte @Nullable [] single;
  private @Nullable ByteArrayOutputStream gathered;
  private volatile @Nullable StreamConnection connection;

  /**
   * @param buffer how many bytes are gathered for one write; a longer frame goes alone
   */
  ConnectionSink(Frames frames, int buffer) {
    this.frames = frames;
    this.buffer = buffer;
  }

  /** Where it goes to, once it is open. */
  void start(StreamConnection connection) {
    this.connection = connection;
  }

  @Override
  public boolean isReady() {
    StreamConnection open = connection;
    return open != null && open.isTaking();
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
    StreamConnection open = connection;
    if (open == null) return;
    byte[] due = due();
    if (due != null) open.write(due);
  }

  @Override
  public void end() {
    StreamConnection open = connection;
    if (open != null) open.end();
  }
}
