package dev.belfry.chaos.oracle;

import dev.belfry.chaos.client.App;
import dev.belfry.chaos.client.Attic;
import dev.belfry.chaos.client.Complaint;
import dev.belfry.chaos.client.Gap;
import dev.belfry.chaos.client.Handed;
import dev.belfry.chaos.client.Life;
import dev.belfry.chaos.client.Page;
import dev.belfry.chaos.client.Report;
import dev.belfry.chaos.publish.Entry;
import dev.belfry.chaos.publish.Journal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** Hears all complaints, looks at everything in the end, and says what the run was like. */
public final class Oracle {

  private final Stages stages;
  private final Attic attic;
  private final ConcurrentLinkedQueue<Complaint> complaints = new ConcurrentLinkedQueue<>();

  public Oracle(Stages stages, Attic attic) {
    this.stages = stages;
    this.attic = attic;
  }

  public void hear(Complaint complaint) {
    complaints.add(complaint);
  }

  private void hearOfReal(Complaint complaint) {
    String text = "the real client: " + complaint.text();
    hear(new Complaint(complaint.kind(), complaint.recipient(), text, complaint.at()));
  }

  /** How many there are so far. */
  public int complaints() {
    return complaints.size();
  }

  public boolean hasHeard() {
    return !complaints.isEmpty();
  }

  /**
   * When all is quiet: what is not as it must be, and the figures.
   *
   * @param reports of clients that are not of this process
   * @param excuses what was done to the logs themselves
   */
  public Ledger judge(
      Connection database, Journal journal, List<Page> pages, List<Report> reports, Excuses excuses)
      throws SQLException {
    Evidence evidence = Evidence.of(database);
    journal.undo(excuses::isUndone);
    Map<String, Entry> accepted =
        journal.entries().stream()
            .filter(Entry::isAccepted)
            .collect(Collectors.toMap(entry -> String.valueOf(entry.id()), entry -> entry));
    List<App> apps = pages.stream().map(Page::app).toList();
    List<String> recipients = apps.stream().map(App::recipient).distinct().toList();
    new LogAudit(evidence, accepted, recipients, this::hear).run();
    Histories histories = new Histories(evidence, excuses.undone());
    apps.forEach(new ResetAudit(evidence, histories, excuses, this::hear)::run);
    PageAudit audit =
        new PageAudit(
            evidence, histories, new ClientAudit(evidence, excuses, accepted, attic, this::hear));
    apps.forEach(audit::run);
    ClientAudit real = new ClientAudit(evidence, excuses, accepted, attic, this::hearOfReal);
    reports.forEach(new ReportAudit(evidence, real)::run);
    return ledger(accepted, pages, reports);
  }

  private Ledger ledger(Map<String, Entry> accepted, List<Page> pages, List<Report> reports) {
    Tally all = new Tally();
    Map<String, Tally> byStage = new TreeMap<>();
    stages.times().keySet().forEach(stage -> byStage.put(stage, new Tally()));
    for (Entry entry : accepted.values()) {
      all.accepted++;
      tally(byStage, entry.accepted()).accepted++;
    }
    Map<Long, Entry> byNumber =
        accepted.values().stream().collect(Collectors.toMap(Entry::number, entry -> entry));
    for (Page page : pages) {
      for (Life life : page.app().lives()) delivered(page, life, byNumber, all, byStage);
      for (Gap gap : page.isTimed() ? page.gaps() : List.<Gap>of()) {
        all.streamless.add(gap.to() - gap.from());
        tally(byStage, gap.from()).streamless.add(gap.to() - gap.from());
      }
    }
    reports.forEach(report -> all.delivered += report.handed().size());
    List<String> told = new ArrayList<>();
    for (Complaint complaint : complaints) {
      all.violated(complaint.kind());
      tally(byStage, complaint.at()).violated(complaint.kind());
      told.add(
          complaint.kind()
              + " "
              + complaint.recipient()
              + ": "
              + complaint.text()
              + " ["
              + stages.at(complaint.at())
              + "]");
    }
    return new Ledger(all, byStage, stages.times(), told);
  }

  /** How long it took is told of those who had a stream; how long others had none, by itself. */
  private void delivered(
      Page page, Life life, Map<Long, Entry> byNumber, Tally all, Map<String, Tally> byStage) {
    for (Handed one : life.handed()) {
      Entry entry = byNumber.get(one.number());
      if (!one.isLive() || entry == null) continue;
      all.delivered++;
      tally(byStage, one.at()).delivered++;
      if (page.wasWaiting(entry.lastSent())) continue;
      long latency = one.at() - entry.lastSent();
      all.latency.add(latency);
      tally(byStage, entry.lastSent()).latency.add(latency);
    }
  }

  private Tally tally(Map<String, Tally> byStage, long at) {
    return byStage.computeIfAbsent(stages.at(at), _ -> new Tally());
  }
}
