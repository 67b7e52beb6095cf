package dev.belfry.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belfry.application.port.out.InboxLog.Standing;
import dev.belfry.domain.Notification;
import dev.belfry.domain.Position;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.RecordedEvent;
import dev.belfry.domain.Replay;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What every contract of the log stands on. The recipients are new in each test, so that all can
 * share one database.
 */
abstract class LogFixture {

  final RecipientId ada = Some.recipient();
  final RecipientId ben = Some.recipient();

  /** The same for all tests of a class, or a new one for each. */
  protected abstract LogUnderTest underTest();

  final InboxLog log() {
    return underTest().log();
  }

  final InboxReader inboxes() {
    return underTest().inboxes();
  }

  final Removals removals() {
    return underTest().removals();
  }

  final void prune(RecipientId owner, long position) {
    underTest().prune(owner, position);
  }

  final Position publish(RecipientId to, Notification notification) {
    return log().publish(notification, Set.of(to), null).events().getFirst().position();
  }

  final Notification published(RecipientId to) {
    Notification notification = Some.notification();
    publish(to, notification);
    return notification;
  }

  final Position head(RecipientId owner) {
    return log().contact(owner).position();
  }

  static List<Standing> heads(Published published) {
    return published.events().stream()
        .map(event -> new Standing(event.owner(), event.position()))
        .toList();
  }

  /** All of a log from position 0 on, found backwards from its head by the witnesses. */
  final List<RecordedEvent> history(RecipientId owner) {
    List<RecordedEvent> newestFirst = new ArrayList<>();
    Position at = head(owner);
    while (true) {
      RecordedEvent event = page(owner, at, 1).standing();
      newestFirst.add(event);
      if (event.previous() == null) return newestFirst.reversed();
      at = new Position(at.number() - 1, event.previous());
    }
  }

  /** What follows {@code from}, page by page. */
  final List<RecordedEvent> after(RecipientId owner, Position from, int pageSize) {
    List<RecordedEvent> all = new ArrayList<>();
    Position at = from;
    while (true) {
      List<RecordedEvent> events = page(owner, at, pageSize).events();
      if (events.isEmpty()) return all;
      all.addAll(events);
      at = events.getLast().position();
    }
  }

  final Replay.Page page(RecipientId owner, Position standing, int limit) {
    Replay replay = log().replay(owner, standing, limit);

    assertThat(replay).isInstanceOf(Replay.Page.class);
    return (Replay.Page) replay;
  }
}
