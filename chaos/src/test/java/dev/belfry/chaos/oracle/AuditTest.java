package dev.belfry.chaos.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belfry.chaos.client.App;
import dev.belfry.chaos.client.Attic;
import dev.belfry.chaos.client.Complaint;
import dev.belfry.chaos.client.Complaint.Kind;
import dev.belfry.chaos.client.Handed;
import dev.belfry.chaos.client.Life.Badge;
import dev.belfry.chaos.client.Report;
import dev.belfry.chaos.client.Told;
import dev.belfry.chaos.publish.Entries;
import dev.belfry.chaos.publish.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Ada's log has notifications 1 to 4 at those positions. Then it was swapped for a copy that had
 * come to 2: 3 and 4 are undone, and 103 and 104 stand in their place, before 105.
 */
class AuditTest {

  private static final String ADA = "ada";

  private final List<LogRow> log = new ArrayList<>();
  private final Map<String, Entry> accepted = new HashMap<>();
  private final List<Complaint> complaints = new ArrayList<>();
  private final Excuses excuses = new Excuses();
  private final App app = new App(ADA, true, complaints::add);
  private final Told ada = new Told(app);

  private final LogRow founded = row(0, 0, null);
  private final LogRow one = row(1, 1, founded);
  private final LogRow two = row(2, 2, one);
  private final LogRow undone = row(3, 3, two);
  private final LogRow undoneToo = row(4, 4, undone);
  private final LogRow three = row(3, 103, two);
  private final LogRow four = row(4, 104, three);
  private final LogRow five = row(5, 105, four);

  AuditTest() {
    log.addAll(List.of(founded, one, two, three, four, five));
    for (LogRow row : log) {
      if (row.isPublished()) accept(row);
    }
  }

  @Test
  void who_was_handed_everything_is_not_complained_of() {
    ada.inbox(2, two.name(), 1, 2);
    hear(three, four, five);

    assertThat(judged()).isEmpty();
  }

  @Test
  void a_reset_is_due_where_the_stream_stood_in_what_was_undone() {
    swap();
    ada.inbox(2, two.name(), 1, 2);
    ada.event(3, undone.name(), 3);
    ada.reset("diverged", undone.name());
    ada.inbox(5, five.name(), 1, 2, 103, 104, 105);

    assertThat(judged()).isEmpty();
  }

  @Test
  void a_loss_after_a_reset_that_was_due_is_none_the_less_a_loss() {
    swap();
    ada.inbox(2, two.name(), 1, 2);
    ada.event(3, undone.name(), 3);
    ada.reset("diverged", undone.name());
    ada.inbox(3, three.name(), 1, 2, 103);
    hear(five);

    assertThat(judged()).contains(Kind.LOST);
  }

  @Test
  void a_loss_before_a_reset_that_was_due_is_none_the_less_a_loss() {
    swap();
    ada.inbox(1, one.name(), 1);
    ada.event(3, undone.name(), 3);
    ada.reset("diverged", undone.name());
    ada.inbox(5, five.name(), 1, 2, 103, 104, 105);

    assertThat(judged()).containsExactly(Kind.LOST);
  }

  @Test
  void who_goes_on_from_what_was_undone_without_a_reset_has_lost_what_took_its_place() {
    swap();
    ada.inbox(2, two.name(), 1, 2);
    ada.event(3, undone.name(), 3);
    hear(four, five);

    assertThat(judged()).contains(Kind.LOST);
  }

  @Test
  void who_stands_in_what_was_undone_in_the_end_is_complained_of() {
    swap();
    log.removeAll(List.of(four, five));
    ada.inbox(2, two.name(), 1, 2);
    ada.event(3, undone.name(), 3);

    assertThat(judged()).contains(Kind.INCONSISTENT);
  }

  @Test
  void a_second_reset_after_one_that_was_due_is_complained_of() {
    swap();
    ada.inbox(2, two.name(), 1, 2);
    ada.event(3, undone.name(), 3);
    ada.reset("diverged", undone.name());
    ada.inbox(4, four.name(), 1, 2, 103, 104);
    ada.reset("diverged", four.name());
    ada.inbox(5, five.name(), 1, 2, 103, 104, 105);

    assertThat(judged()).containsExactly(Kind.PROTOCOL);
  }

  @Test
  void a_reset_of_somebody_whose_place_was_never_undone_is_complained_of() {
    swap();
    ada.inbox(1, one.name(), 1);
    ada.reset("diverged", one.name());
    ada.inbox(5, five.name(), 1, 2, 103, 104, 105);

    assertThat(judged()).containsExactly(Kind.PROTOCOL);
  }

  @Test
  void a_reset_before_the_swap_is_not_excused_by_it() {
    ada.inbox(2, two.name(), 1, 2);
    ada.event(3, undone.name(), 3);
    ada.reset("diverged", undone.name());
    ada.inbox(5, five.name(), 1, 2, 103, 104, 105);
    swap();

    assertThat(judged()).containsExactly(Kind.PROTOCOL);
  }

  @Test
  void a_stream_that_went_over_what_is_left_out_may_stand_in_what_was_undone() {
    excuses.add(
        new Undone(
            System.nanoTime(),
            List.of(undone),
            Set.of(undone.id()),
            Map.of(notification(undone), 3L)));
    ada.inbox(2, two.name(), 1, 2);
    ada.reset("diverged", two.name());
    ada.inbox(5, five.name(), 1, 2, 103, 104, 105);

    assertThat(judged()).isEmpty();
  }

  @Test
  void a_snapshot_of_the_copy_beside_a_stream_of_what_was_undone_is_held_against_the_copy() {
    swap();
    ada.inbox(3, three.name(), 1, 2, 103);
    ada.event(4, undoneToo.name(), 4);
    ada.reset("diverged", undoneToo.name());
    ada.inbox(5, five.name(), 1, 2, 103, 104, 105);

    assertThat(judged()).isEmpty();

    ada.inbox(3, three.name(), 1, 2);
    ada.event(4, undoneToo.name(), 4);
    ada.inbox(5, five.name(), 1, 2, 103, 104, 105);

    assertThat(judged()).containsExactly(Kind.LOST);
  }

  @Test
  void a_reset_is_due_where_retention_has_passed_and_nowhere_else() {
    excuses.add(new Pruned(System.nanoTime(), Map.of(ADA, 4L)));
    ada.inbox(3, three.name(), 1, 2, 103);
    ada.reset("gone", three.name());
    ada.inbox(4, four.name(), 1, 2, 103, 104);

    assertThat(resets()).isEmpty();

    ada.reset("gone", four.name());

    assertThat(resets()).containsExactly(Kind.PROTOCOL);
  }

  @Test
  void a_loss_after_retention_has_passed_is_none_the_less_a_loss() {
    excuses.add(new Pruned(System.nanoTime(), Map.of(ADA, 3L)));
    ada.inbox(1, one.name(), 1);
    ada.reset("gone", one.name());
    ada.inbox(3, three.name(), 1, 2, 103);
    hear(five);

    assertThat(judged()).contains(Kind.LOST);
  }

  @Test
  void another_process_may_go_back_only_behind_what_was_undone() {
    swap();
    Handed last = handed(undone, 3);

    assertThat(reported(handed(two, 2), last, handed(three, 103), handed(four, 104))).isEmpty();
    assertThat(reported(handed(two, 2), handed(four, 104), handed(three, 103)))
        .containsExactly(Kind.OUT_OF_ORDER);
    assertThat(reported(last, handed(three, 103), handed(four, 104), handed(three, 103)))
        .containsExactlyInAnyOrder(Kind.OUT_OF_ORDER, Kind.DOUBLED);
  }

  private static LogRow row(long position, long number, @Nullable LogRow before) {
    return new LogRow(
        ADA,
        position,
        UUID.nameUUIDFromBytes(new byte[] {(byte) position, (byte) number}),
        before == null ? null : before.id(),
        before == null ? 0 : 1,
        before == null ? null : "n" + number);
  }

  private void accept(LogRow row) {
    String id = notification(row);
    accepted.put(id, Entries.accepted(Long.parseLong(id.substring(1)), id, ADA));
  }

  private static String notification(LogRow row) {
    return Objects.requireNonNull(row.notification());
  }

  private void swap() {
    List<LogRow> end = List.of(undone, undoneToo);
    end.forEach(this::accept);
    end.forEach(row -> accepted.get(notification(row)).undo());
    excuses.add(
        new Undone(
            System.nanoTime(),
            end,
            Set.of(),
            Map.of(notification(undone), 3L, notification(undoneToo), 4L)));
  }

  private void hear(LogRow... rows) {
    for (LogRow row : rows) {
      ada.event(row.position(), row.name(), Long.parseLong(notification(row).substring(1)));
    }
  }

  private List<Kind> judged() {
    Evidence evidence = evidence();
    Histories histories = new Histories(evidence, excuses.undone());
    complaints.clear();
    new PageAudit(evidence, histories, client(evidence)).run(app);
    new ResetAudit(evidence, histories, excuses, complaints::add).run(app);
    return complaints.stream().map(Complaint::kind).toList();
  }

  private List<Kind> resets() {
    Evidence evidence = evidence();
    Histories histories = new Histories(evidence, excuses.undone());
    complaints.clear();
    new ResetAudit(evidence, histories, excuses, complaints::add).run(app);
    return complaints.stream().map(Complaint::kind).toList();
  }

  /** Of one who shows what she must. */
  private List<Kind> reported(Handed... handed) {
    Evidence evidence = evidence();
    complaints.clear();
    Report report =
        new Report(
            ADA,
            "open",
            5,
            evidence.counted(ADA),
            List.of(),
            List.of(handed),
            Set.of(1L, 2L, 103L, 104L, 105L));
    new ReportAudit(evidence, client(evidence)).run(report);
    return complaints.stream().map(Complaint::kind).toList();
  }

  private ClientAudit client(Evidence evidence) {
    return new ClientAudit(evidence, excuses, accepted, new Attic(), complaints::add);
  }

  private static Handed handed(LogRow row, long number) {
    return new Handed(number, row.position(), true, System.nanoTime());
  }

  private Evidence evidence() {
    LogRow head = log.getLast();
    Badge badge = new Badge(head.position(), head.position(), head.position());
    Set<String> inbox = new HashSet<>();
    log.stream().filter(LogRow::isPublished).forEach(row -> inbox.add(notification(row)));
    return new Evidence(
        Map.of(ADA, log),
        Map.of(ADA, new Evidence.Head(head.position(), head.id(), badge)),
        Map.of(ADA, badge),
        Map.of(ADA, inbox));
  }
}
