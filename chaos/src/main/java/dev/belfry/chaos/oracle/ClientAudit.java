package dev.belfry.chaos.oracle;

import dev.belfry.chaos.client.Attic;
import dev.belfry.chaos.client.Complaint;
import dev.belfry.chaos.client.Complaint.Kind;
import dev.belfry.chaos.client.Handed;
import dev.belfry.chaos.client.Life.Badge;
import dev.belfry.chaos.publish.Entry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is held against a client of any kind. */
final class ClientAudit {

  private final Evidence evidence;
  private final Excuses excuses;
  private final Map<String, Entry> byId;
  private final Map<Long, Entry> byNumber;
  private final Attic attic;
  private final Set<Place> undone = new HashSet<>();
  private final Consumer<Complaint> complaints;

  /**
   * @param byId what was accepted
   * @param attic what need not be in an inbox
   */
  ClientAudit(
      Evidence evidence,
      Excuses excuses,
      Map<String, Entry> byId,
      Attic attic,
      Consumer<Complaint> complaints) {
    this.evidence = evidence;
    this.excuses = excuses;
    this.byId = byId;
    this.byNumber = byId.values().stream().collect(Collectors.toMap(Entry::number, entry -> entry));
    this.attic = attic;
    this.complaints = complaints;
    for (Undone some : excuses.undone()) {
      for (LogRow row : some.rows()) {
        Long number = row.isPublished() ? number(row, some) : null;
        if (number != null) undone.add(new Place(row.recipient(), row.position(), number));
      }
    }
  }

  /** A broadcast that stands may have come into a log whose end was undone. */
  private @Nullable Long number(LogRow row, Undone some) {
    Entry entry = byId.get(row.notification());
    return entry == null ? some.notifications().get(row.notification()) : (Long) entry.number();
  }

  /**
   * Each once, in order, and for nobody else. What was undone may come again, and what follows it
   * has a lower position.
   */
  void handed(String recipient, List<Handed> handed) {
    Map<Long, Handed> last = new HashMap<>();
    Handed before = null;
    for (Handed one : handed) {
      Handed first = last.put(one.number(), one);
      if (first != null && !isUndone(recipient, first)) {
        complain(Kind.DOUBLED, recipient, one.number(), "was handed over twice", one.at());
      }
      if (before != null && one.position() <= before.position() && !isUndone(recipient, before)) {
        complain(Kind.OUT_OF_ORDER, recipient, one.number(), "came late", one.at());
      }
      before = one;
      known(recipient, one.number(), one.at());
    }
  }

  private boolean isUndone(String recipient, Handed one) {
    return undone.contains(new Place(recipient, one.position(), one.number()));
  }

  void known(String recipient, long number, long at) {
    Entry entry = byNumber.get(number);
    if (entry == null && !excuses.isUndone(number)) {
      complain(Kind.MISDELIVERED, recipient, number, "was never accepted", at);
    } else if (entry != null && !entry.isFor(recipient)) {
      complain(Kind.MISDELIVERED, recipient, number, "is for others", at);
    }
  }

  void badge(String recipient, Badge badge, Evidence.Head head) {
    if (badge.equals(head.badge())) return;
    String text = badge + " is not " + head.badge();
    complain(Kind.INCONSISTENT, recipient, 0, text, System.nanoTime());
  }

  /** What it is about, if it is a notification; null if it was accepted by nobody. */
  @Nullable Entry entry(LogRow row) {
    return row.isPublished() ? byId.get(row.notification()) : null;
  }

  /** Whether somebody has tried to archive it. */
  boolean mayBeArchived(LogRow row, Entry entry) {
    return attic.mayHold(row.recipient(), entry.number(), row.position());
  }

  /** As the database has it: the numbers, and what has none by its id. */
  Set<String> inbox(String recipient) {
    return evidence.inbox(
        recipient,
        id -> {
          Entry entry = byId.get(id);
          return entry == null ? id : String.valueOf(entry.number());
        });
  }

  /**
   * @param number of the notification; 0 if it is about none
   */
  void complain(Kind kind, String recipient, long number, String text, long at) {
    String what = number == 0 ? text : "no " + number + " " + text;
    complaints.accept(new Complaint(kind, recipient, what, at));
  }

  /** Where a notification stood. */
  private record Place(String recipient, long position, long number) {}
}
