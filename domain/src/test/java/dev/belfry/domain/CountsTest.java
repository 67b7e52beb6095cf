package dev.belfry.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountsTest {

  private static final Instant NOON = Instant.parse("2031-05-04T12:00:00Z");

  @Test
  void change_by_what_really_changed() {
    Counts counts = Counts.NONE.plus(Counts.Change.ARRIVAL).plus(Counts.Change.ARRIVAL);

    assertThat(counts).isEqualTo(new Counts(2, 2, 2));
    assertThat(counts.plus(new Counts.Change(-1, 0, 0))).isEqualTo(new Counts(1, 2, 2));
    assertThat(counts.plus(new Counts.Change(-2, -1, 0))).isEqualTo(new Counts(0, 1, 2));
  }

  /** A bug in an adapter must be loud before it is on a badge. */
  @ParameterizedTest
  @CsvSource({"-1,0,0", "1,0,1", "1,1,0", "0,2,1", "0,0,-1"})
  void are_never_impossible(int unseen, int unread, int total) {
    assertThatThrownBy(() -> new Counts(unseen, unread, total))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void what_is_archived_counts_nowhere() {
    Item unseen = item(null, null, null);
    Item seen = item(NOON, null, null);
    Item read = item(NOON, NOON, null);
    Item archived = item(null, null, NOON);

    assertThat(Counts.of(List.of(unseen, seen, read, archived))).isEqualTo(new Counts(1, 2, 3));
    assertThat(Counts.Change.removal(unseen)).isEqualTo(new Counts.Change(-1, -1, -1));
    assertThat(Counts.Change.removal(read)).isEqualTo(new Counts.Change(0, 0, -1));
    assertThat(Counts.Change.removal(archived)).isEqualTo(Counts.Change.NONE);
  }

  @Test
  void change_from_what_was_to_what_is() {
    assertThat(Counts.Change.between(new Counts(1, 2, 3), new Counts(0, 3, 3)))
        .isEqualTo(new Counts.Change(-1, 1, 0));
  }

  private static Item item(Instant seenAt, Instant readAt, Instant archivedAt) {
    Notification notification =
        new Notification(
            NotificationId.mint(NOON),
            Sender.ofJwt("shop"),
            new Message("Order shipped", null, null),
            null,
            Priority.NORMAL,
            null,
            NOON);
    return new Item(notification, 1, seenAt, readAt, archivedAt);
  }
}
