package dev.belfry.chaos.oracle;

import dev.belfry.chaos.client.Attic;
import dev.belfry.chaos.client.Complaint;
import dev.belfry.chaos.client.Complaint.Kind;
import dev.belfry.chaos.client.Report;
import dev.belfry.chaos.publish.Entry;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Holds what a client of another process says of itself against the log of its recipient. */
final class ReportAudit {

  private final Evidence evidence;
  private final Map<String, Entry> byId;
  private final Map<Long, Entry> byNumber;
  private final Attic attic;
  private final Consumer<Complaint> complaints;

  ReportAudit(
      Evidence evidence, Map<String, Entry> byId, Attic attic, Consumer<Complaint> complaints) {
    this.evidence = evidence;
    this.byId = byId;
    this.byNumber = byId.values().stream().collect(Collectors.toMap(Entry::number, entry -> entry));
    this.attic = attic;
    this.complaints = complaints;
  }

  /**
   * @param isRewritten whether positions may have gone back, with the database
   */
  void run(Report report, boolean isRewritten) {
    Set<Long> numbers = new HashSet<>();
    long before = -1;
    for (Report.Event event : report.handed()) {
      if (!numbers.add(event.number())) complain(Kind.DOUBLED, report, event.number(), "twice");
      if (event.position() <= before && !isRewritten) {
        complain(Kind.OUT_OF_ORDER, report, event.number(), "came late");
      }
      before = event.position();
    }
    numbers.addAll(report.seen());
    for (long number : numbers) {
      Entry entry = byNumber.get(number);
      if (entry == null || !entry.isFor(report.recipient())) {
        complain(Kind.MISDELIVERED, report, number, "is for others, or was never accepted");
      }
    }
    inTheEnd(report, numbers);
  }

  private void inTheEnd(Report report, Set<Long> numbers) {
    Evidence.Head head = evidence.heads().get(report.recipient());
    if (head == null) return; // the pages of the same person complain of that
    if (!report.badge().equals(head.badge())) {
      complain(Kind.INCONSISTENT, report, 0, report.badge() + " is not " + head.badge());
    }
    for (LogRow row : evidence.log(report.recipient())) {
      Entry entry = row.isPublished() ? byId.get(row.notification()) : null;
      if (entry == null || entry.mayBeLeftOut() || numbers.contains(entry.number())) continue;
      boolean isArchived = attic.mayHold(report.recipient(), entry.number(), row.position());
      if (!isArchived) complain(Kind.LOST, report, entry.number(), "never came");
    }
    Set<String> inbox =
        evidence.inbox(
            report.recipient(),
            id -> byId.containsKey(id) ? String.valueOf(byId.get(id).number()) : id);
    for (long number : report.shown()) {
      if (!inbox.contains(String.valueOf(number))) {
        complain(Kind.INCONSISTENT, report, number, "is shown, and not in the inbox");
      }
    }
  }

  private void complain(Kind kind, Report report, long number, String text) {
    String what = number == 0 ? text : "no " + number + " " + text;
    complaints.accept(
        new Complaint(kind, report.recipient(), "in Node: " + what, System.nanoTime()));
  }
}
