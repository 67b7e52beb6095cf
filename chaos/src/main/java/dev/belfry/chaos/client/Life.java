package dev.belfry.chaos.client;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A loaded page from its snapshot on, until it loads another: what was handed to its app, and what
 * its app shows.
 */
public final class Life {

  private final long snapshot;
  private final String snapshotId;
  private final List<Handed> handed = new ArrayList<>();
  private final Set<Long> shown = new HashSet<>();
  private long position;
  private @Nullable String eventId;
  private Badge badge;

  Life(long snapshot, String eventId, Badge badge) {
    this.snapshot = snapshot;
    this.snapshotId = eventId;
    this.position = snapshot;
    this.eventId = eventId;
    this.badge = badge;
  }

  synchronized void hand(Handed notification) {
    handed.add(notification);
    shown.add(notification.number());
  }

  synchronized void remove(long number) {
    shown.remove(number);
  }

  /** What stands up to that position leaves the inbox. */
  synchronized void removeUpTo(long position) {
    handed.stream()
        .filter(it -> it.position() <= position)
        .forEach(it -> shown.remove(it.number()));
  }

  /** Back into the inbox; false if it was never handed over, so that nobody knows what it says. */
  synchronized boolean putBack(long number) {
    boolean isKnown = handed.stream().anyMatch(it -> it.number() == number);
    if (isKnown) shown.add(number);
    return isKnown;
  }

  synchronized void moveTo(long position, @Nullable String eventId, Badge badge) {
    this.position = position;
    this.eventId = eventId;
    this.badge = badge;
  }

  /** Of the snapshot: what is not above it was there, or will never be. */
  public long snapshot() {
    return snapshot;
  }

  /** Of the event at which the snapshot was taken. */
  public String snapshotId() {
    return snapshotId;
  }

  /** Where it stands. */
  public synchronized long position() {
    return position;
  }

  /** Of the event that brought it there: the number of a restored log may be another event's. */
  public synchronized @Nullable String eventId() {
    return eventId;
  }

  public synchronized Badge badge() {
    return badge;
  }

  /** In the order in which they were handed over, those of the snapshot first. */
  public synchronized List<Handed> handed() {
    return List.copyOf(handed);
  }

  /** The numbers of those that are in the inbox as the app shows it. */
  public synchronized Set<Long> shown() {
    return Set.copyOf(shown);
  }

  /** What the bell says. */
  public record Badge(long unseen, long unread, long total) {}
}
