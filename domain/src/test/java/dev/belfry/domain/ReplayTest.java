package dev.belfry.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belfry.domain.Replay.Lost;
import dev.belfry.domain.Replay.Page;
import dev.belfry.domain.Replay.Reason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplayTest {

  private final RecipientId ada = new RecipientId("ada");
  private final List<RecordedEvent> history = history(6);
  private final LogHead head = history.getLast().asHead();

  @Test
  void events_are_numbered_and_name_the_one_before() {
    assertThat(history.getFirst().position()).isEqualTo(new Position(0, witness(0)));
    assertThat(history.getFirst().previous()).isNull();
    assertThat(history.get(3).position()).isEqualTo(new Position(3, witness(3)));
    assertThat(history.get(3).previous()).isEqualTo(witness(2));
    assertThat(history.get(3).counts()).isEqualTo(new Counts(3, 3, 3));
    assertThat(history.get(3).follows(history.get(2).position())).isTrue();
    assertThat(history.get(3).follows(history.get(1).position())).isFalse();
    assertThat(history.get(3).follows(new Position(2, witness(9)))).isFalse();
  }

  @Test
  void what_follows_is_a_page() {
    assertThat(replay(at(2), history.subList(2, 5)))
        .isEqualTo(new Page(history.get(2), history.subList(3, 5), head));
    assertThat(replay(at(0), history))
        .isEqualTo(new Page(history.getFirst(), history.subList(1, 6), head));
    assertThat(replay(at(5), history.subList(5, 6)))
        .isEqualTo(new Page(history.get(5), List.of(), head));
  }

  @Test
  void a_position_beyond_the_head_is_of_another_history() {
    assertThat(replay(new Position(6, witness(6)), List.of()))
        .isEqualTo(new Lost(Reason.DIVERGED, head));
  }

  @Test
  void a_position_with_another_witness_is_of_another_history() {
    assertThat(replay(new Position(2, witness(9)), history.subList(2, 5)))
        .isEqualTo(new Lost(Reason.DIVERGED, head));
  }

  @Test
  void a_position_before_the_oldest_event_is_gone() {
    assertThat(replay(at(1), history.subList(3, 6))).isEqualTo(new Lost(Reason.GONE, head));
    assertThat(replay(at(1), List.of())).isEqualTo(new Lost(Reason.GONE, head));
  }

  @Test
  void a_page_with_a_hole_is_never_handed_out() {
    List<RecordedEvent> holed = new ArrayList<>(history);
    holed.remove(3);

    assertThat(replay(at(0), holed)).isEqualTo(new Lost(Reason.DIVERGED, head));
  }

  @Test
  void a_page_of_two_histories_is_never_handed_out() {
    List<RecordedEvent> mixed = new ArrayList<>(history);
    mixed.set(3, history.get(2).asHead().append(new InboxEvent.Unknown(), witness(9), none()));

    assertThat(replay(at(0), mixed)).isEqualTo(new Lost(Reason.DIVERGED, head));
  }

  private Replay replay(Position asked, List<RecordedEvent> rows) {
    return Replay.of(asked, rows, head);
  }

  private Position at(int number) {
    return history.get(number).position();
  }

  private List<RecordedEvent> history(int length) {
    List<RecordedEvent> events = new ArrayList<>();
    events.add(LogHead.founding(ada, witness(0)));
    while (events.size() < length) {
      LogHead before = events.getLast().asHead();
      events.add(
          before.append(new InboxEvent.Unknown(), witness(events.size()), Counts.Change.ARRIVAL));
    }
    return events;
  }

  private static Witness witness(int number) {
    return new Witness("%08x".formatted(number));
  }

  private static Counts.Change none() {
    return new Counts.Change(0, 0, 0);
  }
}
