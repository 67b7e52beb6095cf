package dev.belfry.adapter.redis;

import dev.belfry.application.port.out.Attendance;
import dev.belfry.application.port.out.Vigilance;
import dev.belfry.domain.RecipientId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What this node says to others and hears of them, by a line to one Redis or by one to each part of
 * a cluster. It listens to the channel of everybody, and to those of the recipients who have a
 * stream here.
 */
final class Exchange {

  private static final long TIDYING = 30;

  private final Attendance attendance;
  private final Consumer<String> hear;
  private final Clients clients;
  private final Unison unison;
  private final UUID node = UUID.randomUUID();
  private final Outage deaf =
      new Outage(
          "This node hears no ring by Redis, its sweep has to find what is new",
          "This node hears rings again");

  /** Who may have missed a ring until their channel was subscribed to. */
  private final Set<RecipientId> arrived = new HashSet<>();

  private Set<String> idle = Set.of();
  private volatile List<Line> lines = List.of(); // none until Redis is found
  private volatile Runnable leave = () -> {};
  private volatile boolean closed;

  /**
   * Returns at once and connects in the background.
   *
   * @param hear is told of each message
   * @throws IllegalArgumentException if {@code url} is not one of Redis
   */
  Exchange(String url, Attendance attendance, Vigilance vigilance, Consumer<String> hear) {
    this.attendance = attendance;
    this.hear = hear;
    this.clients = new Clients(url);
    this.unison = new Unison(vigilance, deaf::end);
    vigilance.watch(); // nothing has been heard yet
    attendance.follow(this::arrive);
    find();
    ScheduledExecutorService timer = clients.timer();
    long pause = Clients.PAUSE.toSeconds();
    var _ = timer.scheduleAtFixedRate(this::tick, pause, pause, TimeUnit.SECONDS);
    var _ = timer.scheduleAtFixedRate(this::tidy, TIDYING, TIDYING, TimeUnit.SECONDS);
  }

  void say(String channel, String message) {
    if (!lines.isEmpty()) line(channel).voice().say(channel, message);
  }

  private Line line(String channel) {
    return lines.get(Channels.part(channel) % lines.size());
  }

  /** Again and again until it works once. */
  private void find() {
    if (closed) return;
    try {
      clients
          .find()
          .whenComplete((server, failure) -> {
            if (failure == null) found(server);
            else findLater(failure);
          });
    } catch (RuntimeException e) {
      findLater(e);
    }
  }

  private void findLater(Throwable failure) {
    if (closed) return;
    deaf.begin(failure);
    var _ = clients.timer().schedule(this::find, Clients.PAUSE.toMillis(), TimeUnit.MILLISECONDS);
  }

  private synchronized void found(Server server) {
    if (closed) {
      server.close();
      return;
    }
    leave = server::close;
    List<Line> all = new ArrayList<>();
    for (int part = 0; part < server.parts(); part++) all.add(line(server, part));
    lines = List.copyOf(all);
    line(Channels.EVERYBODY).ear().listen(List.of(Channels.EVERYBODY));
    attendance.present().forEach(it -> listen(Channels.of(it)));
    lines.forEach(line -> line.ear().open());
  }

  private Line line(Server server, int part) {
    String songs = Channels.ofSongs(part, node);
    Voice voice = new Voice(server.voice());
    Canary canary =
        new Canary(
            number -> voice.say(songs, Long.toString(number)),
            unison.member(),
            Clients.PATIENCE,
            Canary.SILENCE);
    Ear ear =
        new Ear(
            clients,
            () -> server.home(part),
            songs,
            (channel, message) -> {
              if (channel.equals(songs)) canary.heard(Long.parseLong(message));
              else hear.accept(message);
            },
            canary::lost,
            deaf);
    return new Line(voice, ear, canary);
  }

  private synchronized void arrive(RecipientId recipient) {
    String channel = Channels.of(recipient);
    if (lines.isEmpty() || line(channel).ear().hears(channel)) return;
    arrived.add(recipient);
    listen(channel);
  }

  private void listen(String channel) {
    line(channel).ear().listen(List.of(channel));
  }

  private void tick() {
    lines.forEach(Line::tick);
    List<RecipientId> missed = subscribed();
    if (!missed.isEmpty()) attendance.missed(missed);
  }

  /** Those of the arrived whose rings come from now on. */
  private synchronized List<RecipientId> subscribed() {
    List<RecipientId> subscribed =
        arrived.stream().filter(it -> line(Channels.of(it)).ear().hears(Channels.of(it))).toList();
    arrived.removeAll(Set.copyOf(subscribed));
    return subscribed;
  }

  /**
   * Leaves the channels that nobody here has needed twice in a row. Whoever arrives meanwhile waits
   * at {@link #arrive}, and finds the channel as this leaves it.
   */
  synchronized void tidy() {
    Collection<RecipientId> present = attendance.present();
    arrived.retainAll(Set.copyOf(present));
    Set<String> needed = present.stream().map(Channels::of).collect(Collectors.toSet());
    needed.add(Channels.EVERYBODY);
    Set<String> unneeded =
        channels().filter(it -> !needed.contains(it)).collect(Collectors.toSet());
    unneeded.stream()
        .filter(idle::contains)
        .collect(Collectors.groupingBy(this::line))
        .forEach((line, channels) -> line.ear().forget(channels));
    idle = unneeded;
  }

  private Stream<String> channels() {
    return lines.stream().flatMap(line -> line.ear().channels().stream());
  }

  void close() {
    closed = true;
    lines.forEach(Line::close);
    leave.run();
    clients.close();
  }
}
