package dev.belfry.chaos.oracle;

import dev.belfry.chaos.client.App;
import dev.belfry.chaos.client.Complaint;
import dev.belfry.chaos.client.Complaint.Kind;
import dev.belfry.chaos.client.Reset;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Holds each {@code reset} against what was done to the log before: where the stream stood must
 * have been passed by retention, or be of a history that was undone.
 */
final class ResetAudit {

  private final Evidence evidence;
  private final Histories histories;
  private final Excuses excuses;
  private final Consumer<Complaint> complaints;

  ResetAudit(
      Evidence evidence, Histories histories, Excuses excuses, Consumer<Complaint> complaints) {
    this.evidence = evidence;
    this.histories = histories;
    this.excuses = excuses;
    this.complaints = complaints;
  }

  void run(App app) {
    for (Reset reset : app.resets()) {
      if (isDue(app.recipient(), reset)) continue;
      String text = "reset at %s: %s".formatted(reset.lastEventId(), reset.reason());
      complaints.accept(new Complaint(Kind.PROTOCOL, app.recipient(), text, reset.at()));
    }
  }

  private boolean isDue(String recipient, Reset reset) {
    LogRow stood = histories.named(recipient, reset.lastEventId());
    if (stood == null) return false;
    return switch (reset.reason()) {
      case "gone" -> isPassed(stood, reset.at());
      case "diverged" -> isUndone(stood, reset.at());
      default -> false;
    };
  }

  private boolean isPassed(LogRow stood, long at) {
    return excuses.pruned().stream()
        .filter(it -> it.at() <= at)
        .anyMatch(it -> stood.position() < it.oldest().getOrDefault(stood.recipient(), 0L));
  }

  private boolean isUndone(LogRow stood, long at) {
    Undone by = histories.undoing(stood);
    return by == null
        ? excuses.undone().stream().anyMatch(it -> it.at() <= at && mayHavePassed(stood, it))
        : by.at() <= at;
  }

  /** Over what is left out a stream goes without a word; so its client does not know of it. */
  private boolean mayHavePassed(LogRow stood, Undone undone) {
    List<LogRow> end =
        undone.rows().stream().filter(row -> row.recipient().equals(stood.recipient())).toList();
    if (end.isEmpty() || !undone.leftOut().contains(end.getFirst().id())) return false;
    return histories.upTo(end.getFirst()).stream()
        .filter(row -> row.position() > stood.position())
        .allMatch(row -> undone.leftOut().contains(row.id()) || !isHeld(row));
  }

  private boolean isHeld(LogRow row) {
    return !row.isPublished()
        || evidence.inboxes().getOrDefault(row.recipient(), Set.of()).contains(row.notification());
  }
}
