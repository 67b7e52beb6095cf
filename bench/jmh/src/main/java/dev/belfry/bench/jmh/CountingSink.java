package dev.belfry.bench.jmh;

import dev.belfry.application.port.in.Shared;
import dev.belfry.application.port.in.StreamSink;
import dev.belfry.domain.RecordedEvent;
import dev.belfry.domain.Replay;
import dev.belfry.domain.TransientNotification;
import java.util.concurrent.atomic.LongAdder;

/** Takes everything at once, and counts what is transient. */
record CountingSink(LongAdder taken) implements StreamSink {

  @Override
  public boolean isReady() {
    return true;
  }

  @Override
  public void pass(Shared<TransientNotification> notification) {
    taken.increment();
  }

  @Override
  public void connect(Connect connect) {}

  @Override
  public void event(RecordedEvent event, boolean withId) {}

  @Override
  public void reset(Replay.Reason reason) {}

  @Override
  public void heartbeat() {}

  @Override
  public void bye(Farewell reason) {}

  @Override
  public void flush() {}

  @Override
  public void end() {}
}
