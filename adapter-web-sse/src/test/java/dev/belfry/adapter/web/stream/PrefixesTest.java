package dev.belfry.adapter.web.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belfry.adapter.web.json.Wire;
import dev.belfry.domain.Notification;
import dev.belfry.domain.NotificationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrefixesTest {

  private static final int MEGABYTE = 1024 * 1024;

  private final List<NotificationId> encoded = new ArrayList<>();

  @Test
  void what_goes_to_many_is_encoded_once() {
    Prefixes prefixes = prefixes(10);
    Notification one = Wire.orderShipped();

    byte[] first = prefixes.of(one);

    assertThat(prefixes.of(one)).isSameAs(first);
    assertThat(encoded).containsExactly(one.id());
  }

  @Test
  void the_oldest_is_forgotten_where_they_grow_too_large() {
    Prefixes prefixes = prefixes(MEGABYTE);
    List<Notification> ten = new ArrayList<>();
    for (int i = 0; i < 10; i++) ten.add(another());

    ten.forEach(prefixes::of);
    prefixes.of(ten.getLast());
    prefixes.of(ten.getFirst());

    assertThat(encoded).hasSize(11).endsWith(ten.getFirst().id());
  }

  private Prefixes prefixes(int size) {
    return new Prefixes(notification -> {
      encoded.add(notification.id());
      return new byte[size];
    });
  }

  private static Notification another() {
    Notification shipped = Wire.orderShipped();
    return new Notification(
        NotificationId.mint(Instant.EPOCH),
        shipped.sender(),
        shipped.message(),
        shipped.category(),
        shipped.priority(),
        shipped.data(),
        shipped.createdAt());
  }
}
