package dev.belfry.chaos.oracle;

import dev.belfry.chaos.client.App;
import dev.belfry.chaos.client.Complaint.Kind;
import dev.belfry.chaos.client.Handed;
import dev.belfry.chaos.client.Life;
import dev.belfry.chaos.publish.Entry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Holds what a client handed to its app against the history that it followed: each notification
 * once and in order, none left out but what was withdrawn, and in the end the inbox and the badge
 * that the database has.
 */
final class PageAudit {

  private final Evidence evidence;
  private final Histories histories;
  private final ClientAudit client;

  PageAudit(Evidence evidence, Histories histories, ClientAudit client) {
    this.evidence = evidence;
    this.histories = histories;
    this.client = client;
  }

  void run(App app) {
    for (Life life : app.lives()) {
      client.handed(app.recipient(), life.handed());
      complete(app.recipient(), life);
    }
    Life last = app.life();
    if (last == null) throw new IllegalStateException("A page was never loaded");
    inTheEnd(app.recipient(), last);
  }

  /** All that its history has from the snapshot on, up to where the client came. */
  private void complete(String recipient, Life life) {
    Map<Long, Handed> handed = new HashMap<>();
    life.handed().forEach(one -> handed.put(one.number(), one));
    for (LogRow row : followed(recipient, life)) {
      Entry entry = client.entry(row);
      if (entry == null) continue;
      Handed one = handed.get(entry.number());
      if (one == null) {
        boolean mayLack =
            entry.mayBeLeftOut()
                || (row.position() <= life.snapshot() && client.mayBeArchived(row, entry));
        if (!mayLack) lost(recipient, entry, "was passed over");
      } else if (one.position() != row.position()) {
        String text = "came at another position";
        client.complain(Kind.INCONSISTENT, recipient, entry.number(), text, one.at());
      }
    }
  }

  /**
   * The history that led it where it stands. A snapshot may have been taken beside a stream that
   * still told what had been undone: then the one that led to the snapshot, for that is all that
   * such a client has a right to until it starts over.
   */
  private List<LogRow> followed(String recipient, Life life) {
    LogRow stood = histories.named(recipient, life.eventId());
    LogRow loaded = histories.named(recipient, life.snapshotId());
    if (stood == null || loaded == null) {
      String text = "stood where no log ever did: " + life.snapshotId() + ", " + life.eventId();
      client.complain(Kind.INCONSISTENT, recipient, 0, text, System.nanoTime());
      return List.of();
    }
    List<LogRow> history = histories.upTo(stood);
    boolean isMixed = histories.undoing(stood) != null && !history.contains(loaded);
    return isMixed ? histories.upTo(loaded) : history;
  }

  private void inTheEnd(String recipient, Life life) {
    Evidence.Head head = evidence.heads().get(recipient);
    long now = System.nanoTime();
    if (head == null) {
      client.complain(Kind.INCONSISTENT, recipient, 0, "has no inbox", now);
      return;
    }
    if (life.position() > head.position()) {
      client.complain(Kind.INCONSISTENT, recipient, 0, "stands beyond the log", now);
    }
    LogRow stood = histories.named(recipient, life.eventId());
    if (stood != null && histories.undoing(stood) != null) {
      client.complain(Kind.INCONSISTENT, recipient, 0, "stands in what was undone", now);
    }
    List<LogRow> missing = missing(recipient, life);
    missing.forEach(row -> neverCame(recipient, row));
    if (!missing.isEmpty()) return; // nothing more can be held against it
    client.badge(recipient, life.badge(), head);
    Set<String> inbox = client.inbox(recipient);
    Set<String> shown = new HashSet<>();
    life.shown().forEach(number -> shown.add(String.valueOf(number)));
    if (!inbox.equals(shown)) {
      String text =
          "shows %s too many, %s too few".formatted(without(shown, inbox), without(inbox, shown));
      client.complain(Kind.INCONSISTENT, recipient, 0, text, now);
    }
  }

  private static Set<String> without(Set<String> all, Set<String> some) {
    Set<String> rest = new TreeSet<>(all);
    rest.removeAll(some);
    return rest;
  }

  /** What is in the log and never came, after all the time there was. */
  private List<LogRow> missing(String recipient, Life life) {
    return evidence.log(recipient).stream()
        .filter(row -> row.position() > life.position() && !row.isOfLaterRelease())
        .toList();
  }

  private void neverCame(String recipient, LogRow row) {
    Entry entry = client.entry(row);
    if (entry != null) {
      lost(recipient, entry, "never came");
    } else {
      String text = "event " + row.position() + " never came";
      client.complain(Kind.LOST, recipient, 0, text, System.nanoTime());
    }
  }

  private void lost(String recipient, Entry entry, String text) {
    client.complain(Kind.LOST, recipient, entry.number(), text, entry.accepted());
  }
}
