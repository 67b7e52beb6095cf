package dev.belfry.adapter.redis;

import dev.belfry.application.port.out.Attendance;
import dev.belfry.application.port.out.Bus;
import dev.belfry.application.port.out.Vigilance;
import dev.belfry.domain.Audience;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.RecordedEvent;
import dev.belfry.domain.TransientNotification;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Rings this node first and then, through Redis, those where the recipient has a stream.
 *
 * <p>Redis is a convenience, never a condition: a node starts without it, keeps trying, and drops
 * what it could not say meanwhile, because the sweep of the other nodes finds it. A node may hear
 * its own rings once more from Redis, which changes nothing: a position it stands on is not news.
 */
final class RedisBus implements Bus, AutoCloseable {

  /** A transient to more than so many channels is told everybody instead. */
  static final int FEW = 16;

  private static final Logger LOG = System.getLogger("dev.belfry.redis");

  private final Bus local;
  private final Envelope envelope;
  private final Exchange exchange;

  /**
   * Returns at once and connects in the background.
   *
   * @param local the streams of this node
   * @param attendance who has them
   * @param envelope signs what has a payload
   * @param vigilance is told when rings may be lost
   * @throws IllegalArgumentException if {@code url} is not one of Redis
   */
  RedisBus(Bus local, Attendance attendance, String url, Envelope envelope, Vigilance vigilance) {
    this.local = local;
    this.envelope = envelope;
    this.exchange = new Exchange(url, attendance, vigilance, this::hear);
  }

  @Override
  public void tell(RecordedEvent event) {
    local.tell(event);
    say(new Ring(event.owner(), event.position()));
  }

  @Override
  public void ring(Ring ring) {
    local.ring(ring);
    say(ring);
  }

  private void say(Ring ring) {
    exchange.say(Channels.of(ring.recipient()), RingMessage.write(ring));
  }

  @Override
  public void ringEverybody(long number) {
    local.ringEverybody(number);
    exchange.say(Channels.EVERYBODY, RingMessage.writeForEverybody(number));
  }

  @Override
  public void pass(Audience to, TransientNotification notification) {
    local.pass(to, notification);
    byChannel(to)
        .forEach((channel, part) ->
            exchange.say(channel, envelope.seal(new TransientMessage(part, notification).write())));
  }

  private static Map<String, Audience> byChannel(Audience to) {
    return switch (to) {
      case Audience.Everyone everyone -> Map.of(Channels.EVERYBODY, everyone);
      case Audience.Named(var recipients) -> {
        Map<String, List<RecipientId>> channels =
            recipients.stream().collect(Collectors.groupingBy(Channels::of));
        yield channels.size() > FEW
            ? Map.of(Channels.EVERYBODY, to)
            : channels.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, it -> Audience.of(it.getValue())));
      }
    };
  }

  private void hear(String message) {
    try {
      RingMessage.read(message).ifPresent(local::ring);
      RingMessage.readForEverybody(message).ifPresent(local::ringEverybody);
      envelope
          .open(message)
          .flatMap(TransientMessage::read)
          .ifPresent(passed -> local.pass(passed.to(), passed.notification()));
    } catch (RuntimeException e) {
      // the next message must find this listener alive; the sweep brings what this one announced
      LOG.log(Level.WARNING, "A ring from another node was lost", e);
    }
  }

  /** See {@link Exchange#tidy}. */
  void tidy() {
    exchange.tidy();
  }

  @Override
  public void close() {
    exchange.close();
  }
}
