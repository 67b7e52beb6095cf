package dev.belfry.chaos.oracle;

import dev.belfry.chaos.client.Complaint;
import dev.belfry.chaos.client.Complaint.Kind;
import dev.belfry.chaos.publish.Entry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Holds the logs against the journal: each without a gap and each event naming the one before it;
 * what was accepted is in the logs of those whom it was for, once, in order, and in no other.
 */
final class LogAudit {

  private final Evidence evidence;
  private final Map<String, Entry> journal;
  private final List<String> recipients;
  private final Consumer<Complaint> complaints;

  LogAudit(
      Evidence evidence,
      Map<String, Entry> journal,
      List<String> recipients,
      Consumer<Complaint> complaints) {
    this.evidence = evidence;
    this.journal = journal;
    this.recipients = recipients;
    this.complaints = complaints;
  }

  void run() {
    evidence.logs().values().forEach(this::unbroken);
    evidence.heads().forEach(this::counted);
    Map<Entry, Map<String, Integer>> copies = copies();
    journal.values().forEach(entry -> stored(entry, copies.getOrDefault(entry, Map.of())));
    evidence.logs().values().forEach(this::inOrder);
  }

  private void unbroken(List<LogRow> log) {
    LogRow before = null;
    for (LogRow row : log) {
      boolean follows =
          before == null
              ? row.position() == 0 && row.previous() == null
              : row.position() == before.position() + 1 && before.id().equals(row.previous());
      if (!follows) {
        complain(Kind.INCONSISTENT, row.recipient(), "log broken at " + row.position(), 0);
      }
      before = row;
    }
  }

  private void counted(String recipient, Evidence.Head head) {
    List<LogRow> log = evidence.log(recipient);
    boolean atEnd =
        !log.isEmpty()
            && log.getLast().position() == head.position()
            && log.getLast().id().equals(head.eventId());
    if (!atEnd) complain(Kind.INCONSISTENT, recipient, "the head is not the newest event", 0);
    if (!head.badge().equals(evidence.counted(recipient))) {
      String text = "counts %s, recounted %s".formatted(head.badge(), evidence.counted(recipient));
      complain(Kind.INCONSISTENT, recipient, text, 0);
    }
  }

  /** How often each notification is in each log; complains of those that may not be there. */
  private Map<Entry, Map<String, Integer>> copies() {
    Map<Entry, Map<String, Integer>> copies = new HashMap<>();
    for (List<LogRow> log : evidence.logs().values()) {
      for (LogRow row : log) {
        if (!row.isPublished()) continue;
        Entry entry = journal.get(row.notification());
        if (entry == null || !entry.isFor(row.recipient())) {
          String what = entry == null ? "what nobody accepted" : "no " + entry.number();
          complain(Kind.MISDELIVERED, row.recipient(), what + " is in the log", 0);
        } else {
          copies
              .computeIfAbsent(entry, _ -> new HashMap<>())
              .merge(row.recipient(), 1, Integer::sum);
        }
      }
    }
    return copies;
  }

  private void stored(Entry entry, Map<String, Integer> copies) {
    for (String recipient : recipients) {
      if (!entry.isFor(recipient)) continue;
      int count = copies.getOrDefault(recipient, 0);
      boolean wasNeverCopied =
          entry.mayBeLeftOut() && (entry.order().to() == null || entry.isUndone());
      if (count == 0 && !wasNeverCopied) {
        complain(
            Kind.LOST,
            recipient,
            "no " + entry.number() + " was accepted and is not in the log",
            entry.accepted());
      } else if (count > 1) {
        complain(
            Kind.DOUBLED,
            recipient,
            "no " + entry.number() + " is " + count + " times in the log",
            entry.accepted());
      }
    }
  }

  /** What was answered before another was sent has the lower position. */
  private void inOrder(List<LogRow> log) {
    long newestSent = Long.MIN_VALUE;
    for (LogRow row : log) {
      Entry entry = row.isPublished() ? journal.get(row.notification()) : null;
      if (entry == null) continue;
      if (entry.accepted() < newestSent) {
        complain(
            Kind.OUT_OF_ORDER,
            row.recipient(),
            "no " + entry.number() + " stands behind what was sent after its answer",
            entry.accepted());
      }
      newestSent = Math.max(newestSent, entry.firstSent());
    }
  }

  private void complain(Kind kind, String recipient, String text, long at) {
    complaints.accept(new Complaint(kind, recipient, text, at == 0 ? System.nanoTime() : at));
  }
}
