package dev.belfry.chaos.oracle;

import dev.belfry.chaos.client.Attic;
import dev.belfry.chaos.client.Complaint;
import dev.belfry.chaos.client.Complaint.Kind;
import dev.belfry.chaos.client.Handed;
import dev.belfry.chaos.client.Life;
import dev.belfry.chaos.client.Page;
import dev.belfry.chaos.publish.Entry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Holds what a client handed to its app against the log of its recipient: each notification once
 * and in order, none left out but what was withdrawn, and in the end the inbox and the badge that
 * the database has.
 */
final class PageAudit {

  private final Evidence evidence;
  private final Map<String, Entry> byId;
  private final Map<Long, Entry> byNumber;
  private final Attic attic;
  private final boolean isRewritten;
  private final Consumer<Complaint> complaints;

  /**
   * @param isRewritten whether logs may tell another history than what a client once followed
   */
  PageAudit(
      Evidence evidence,
      Map<String, Entry> byId,
      Attic attic,
      boolean isRewritten,
      Consumer<Complaint> complaints) {
    this.evidence = evidence;
    this.byId = byId;
    this.byNumber = byId.values().stream().collect(Collectors.toMap(Entry::number, entry -> entry));
    this.attic = attic;
    this.isRewritten = isRewritten;
    this.complaints = complaints;
  }

  void run(Page page) {
    for (Life life : page.lives()) {
      Map<Long, Handed> handed = new HashMap<>();
      Handed before = null;
      for (Handed one : life.handed()) {
        if (handed.put(one.number(), one) != null) {
          complain(Kind.DOUBLED, page, one.number(), "was handed over twice", one.at());
        }
        if (before != null && one.position() <= before.position()) {
          complain(Kind.OUT_OF_ORDER, page, one.number(), "came late", one.at());
        }
        before = one;
        known(page, one);
      }
      if (!life.isRefuted() && !isUndone(page, life)) complete(page, life, handed);
    }
    Life last = page.life();
    if (last == null) throw new IllegalStateException("A page was never loaded");
    inTheEnd(page, last);
  }

  /** It ended, for a reason of its own, in a history that is no more. */
  private boolean isUndone(Page page, Life life) {
    return isRewritten
        && evidence.log(page.recipient()).stream()
            .noneMatch(row -> row.position() == life.position() && row.isNamed(life.eventId()));
  }

  private void known(Page page, Handed one) {
    Entry entry = byNumber.get(one.number());
    if (entry == null || !entry.isFor(page.recipient())) {
      String text = entry == null ? "was never accepted" : "is for others";
      complain(Kind.MISDELIVERED, page, one.number(), text, one.at());
    }
  }

  /** All that the log has from the snapshot on, up to where the client came. */
  private void complete(Page page, Life life, Map<Long, Handed> handed) {
    for (LogRow row : evidence.log(page.recipient())) {
      Entry entry = row.isPublished() ? byId.get(row.notification()) : null;
      if (entry == null || row.position() > life.position()) continue;
      Handed one = handed.get(entry.number());
      if (one == null && !entry.mayBeLeftOut() && !isInAttic(page, life, row, entry)) {
        complain(Kind.LOST, page, entry.number(), "was passed over", entry.accepted());
      } else if (one != null && one.position() != row.position()) {
        complain(Kind.INCONSISTENT, page, entry.number(), "came at another position", one.at());
      }
    }
  }

  private boolean isInAttic(Page page, Life life, LogRow row, Entry entry) {
    return row.position() <= life.snapshot()
        && attic.mayHold(page.recipient(), entry.number(), row.position());
  }

  private void inTheEnd(Page page, Life life) {
    Evidence.Head head = evidence.heads().get(page.recipient());
    long now = System.nanoTime();
    if (head == null) {
      complain(Kind.INCONSISTENT, page, 0, "has no inbox", now);
      return;
    }
    behind(page, life, head);
    if (isBehind(page, life)) return; // nothing more can be held against it
    if (!life.badge().equals(head.badge())) {
      complain(Kind.INCONSISTENT, page, 0, life.badge() + " is not " + head.badge(), now);
    }
    Set<String> inbox =
        evidence.inbox(
            page.recipient(),
            id -> {
              Entry entry = byId.get(id);
              return entry == null ? id : String.valueOf(entry.number());
            });
    Set<String> shown = new HashSet<>();
    life.shown().forEach(number -> shown.add(String.valueOf(number)));
    if (!inbox.equals(shown)) {
      String text =
          "shows %s too many, %s too few".formatted(without(shown, inbox), without(inbox, shown));
      complain(Kind.INCONSISTENT, page, 0, text, now);
    }
  }

  private static Set<String> without(Set<String> all, Set<String> some) {
    Set<String> rest = new TreeSet<>(all);
    rest.removeAll(some);
    return rest;
  }

  private boolean isBehind(Page page, Life life) {
    return evidence.log(page.recipient()).stream()
        .anyMatch(row -> row.position() > life.position() && !row.isOfLaterRelease());
  }

  /** What is in the log and never came, after all the time there was. */
  private void behind(Page page, Life life, Evidence.Head head) {
    if (life.position() > head.position()) {
      complain(Kind.INCONSISTENT, page, 0, "stands beyond the log", System.nanoTime());
    }
    for (LogRow row : evidence.log(page.recipient())) {
      if (row.position() <= life.position() || row.isOfLaterRelease()) continue;
      Entry entry = row.isPublished() ? byId.get(row.notification()) : null;
      if (entry == null) {
        complain(Kind.LOST, page, 0, "event " + row.position() + " never came", System.nanoTime());
      } else {
        complain(Kind.LOST, page, entry.number(), "never came", entry.accepted());
      }
    }
  }

  private void complain(Kind kind, Page page, long number, String text, long at) {
    String what = number == 0 ? text : "no " + number + " " + text;
    complaints.accept(new Complaint(kind, Objects.requireNonNull(page.recipient()), what, at));
  }
}
