package dev.belfry.chaos.oracle;

import dev.belfry.chaos.client.Complaint.Kind;
import dev.belfry.chaos.client.Handed;
import dev.belfry.chaos.client.Report;
import dev.belfry.chaos.publish.Entry;
import java.util.HashSet;
import java.util.Set;

/**
 * Holds what a client of another process says of itself against the log of its recipient. What it
 * shows is a part of the inbox: as much as it has loaded.
 */
final class ReportAudit {

  private final Evidence evidence;
  private final ClientAudit client;

  ReportAudit(Evidence evidence, ClientAudit client) {
    this.evidence = evidence;
    this.client = client;
  }

  void run(Report report) {
    long now = System.nanoTime();
    client.handed(report.recipient(), report.handed());
    report.seen().forEach(number -> client.known(report.recipient(), number, now));
    Evidence.Head head = evidence.heads().get(report.recipient());
    if (head == null) return; // the pages of the same person complain of that
    if (report.position() < head.position()) {
      String text = report.status() + " at " + report.position() + " of " + head.position();
      client.complain(Kind.INCONSISTENT, report.recipient(), 0, text, now);
    }
    client.badge(report.recipient(), report.badge(), head);
    complete(report);
    Set<String> inbox = client.inbox(report.recipient());
    for (long number : report.shown()) {
      if (inbox.contains(String.valueOf(number))) continue;
      String text = "is shown, and not in the inbox";
      client.complain(Kind.INCONSISTENT, report.recipient(), number, text, now);
    }
  }

  private void complete(Report report) {
    Set<Long> numbers = new HashSet<>(report.seen());
    report.handed().stream().map(Handed::number).forEach(numbers::add);
    for (LogRow row : evidence.log(report.recipient())) {
      Entry entry = client.entry(row);
      if (entry == null || entry.mayBeLeftOut() || numbers.contains(entry.number())) continue;
      if (client.mayBeArchived(row, entry)) continue;
      String text = "never came";
      client.complain(Kind.LOST, report.recipient(), entry.number(), text, entry.accepted());
    }
  }
}
