package dev.belfry.application.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belfry.application.port.in.PublishNotification.Post;
import dev.belfry.application.port.out.InMemoryInboxLog;
import dev.belfry.application.port.out.Some;
import dev.belfry.domain.Audience;
import dev.belfry.domain.Category;
import dev.belfry.domain.IdempotencyKey;
import dev.belfry.domain.InboxEvent;
import dev.belfry.domain.InboxException.KeyReused;
import dev.belfry.domain.InvalidValueException;
import dev.belfry.domain.JsonObject;
import dev.belfry.domain.Link;
import dev.belfry.domain.Message;
import dev.belfry.domain.Notification;
import dev.belfry.domain.Position;
import dev.belfry.domain.Priority;
import dev.belfry.domain.Receipt;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.RecordedEvent;
import dev.belfry.domain.Replay;
import dev.belfry.domain.Sender;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PublishingTest {

  private static final InstantSource NOON =
      InstantSource.fixed(Instant.parse("2031-05-04T12:00:00.123456789Z"));

  private final RecipientId ada = Some.recipient();
  private final Sender shop = Some.sender();
  private final InMemoryInboxLog log = new InMemoryInboxLog();
  private final RecordingBus bus = new RecordingBus();
  private final Publishing publishing = new Publishing(log, bus, NOON);

  @Test
  void stores_what_was_posted_with_the_time_to_the_millisecond() {
    Position origin = log.contact(ada).position();
    Post post =
        new Post(
            shop,
            Audience.of(ada),
            new Message("Your order has left", "Today.", new Link("/orders/7")),
            new Category("orders"),
            Priority.HIGH,
            new JsonObject("{\"order\":7}"),
            null);

    Receipt receipt = publishing.publish(post);

    Notification stored =
        new Notification(
            receipt.id(),
            shop,
            post.message(),
            post.category(),
            post.priority(),
            post.data(),
            Instant.parse("2031-05-04T12:00:00.123Z"));
    Replay.Page page = (Replay.Page) log.replay(ada, origin, 10);
    assertThat(page.events())
        .extracting("event")
        .containsExactly((InboxEvent) new InboxEvent.Published(stored));
    assertThat(receipt).isEqualTo(new Receipt(stored.id(), 1, false));
    assertThat(receipt.id().value().version()).isEqualTo(7);
  }

  @Test
  void tells_of_the_event_once_it_is_stored() {
    RecordingBus checking =
        new RecordingBus() {
          @Override
          public void tell(RecordedEvent event) {
            assertThat(log.contact(ada)).isEqualTo(event.asHead());
            super.tell(event);
          }
        };

    new Publishing(log, checking, NOON).publish(post(null));

    assertThat(checking.told).extracting(RecordedEvent::asHead).containsExactly(log.contact(ada));
  }

  @Test
  void tells_once_of_a_request_that_is_sent_twice() {
    IdempotencyKey key = Some.key(shop, "k", "{}");
    Receipt first = publishing.publish(post(key));

    Receipt again = publishing.publish(post(key));

    assertThat(again).isEqualTo(new Receipt(first.id(), 1, true));
    assertThat(bus.told).hasSize(1);
  }

  @Test
  void tells_nothing_of_what_was_refused() {
    publishing.publish(post(Some.key(shop, "k", "{}")));

    assertThatThrownBy(() -> publishing.publish(post(Some.key(shop, "k", "{ }"))))
        .isInstanceOf(KeyReused.class);

    assertThat(bus.told).hasSize(1);
  }

  /** The first answer was lost on its way, and the sender asks again when it is too late. */
  @Test
  void a_request_that_is_repeated_after_its_end_is_answered_as_before() {
    IdempotencyKey key = Some.key(shop, "k", "{}");
    Receipt first = publishing.publish(expiring(key));
    Publishing later =
        new Publishing(log, bus, InstantSource.fixed(NOON.instant().plusSeconds(60)));

    Receipt again = later.publish(expiring(key));

    assertThat(again).isEqualTo(new Receipt(first.id(), 1, true));
    assertThatThrownBy(() -> later.publish(expiring(Some.key(shop, "other", "{}"))))
        .isInstanceOf(InvalidValueException.class);
    assertThat(bus.told).hasSize(1);
  }

  private Post expiring(IdempotencyKey key) {
    return new Post(
        shop,
        Audience.of(ada),
        new Message("Hi", null, null),
        null,
        Priority.NORMAL,
        null,
        key,
        NOON.instant().plusSeconds(30));
  }

  @Test
  void a_list_is_told_once_for_each_recipient() {
    RecipientId ben = Some.recipient();

    Receipt receipt = publishing.publish(post(Audience.of(List.of(ada, ben, ada)), null));

    assertThat(receipt.recipients()).isEqualTo(2);
    assertThat(bus.told)
        .extracting(RecordedEvent::asHead)
        .containsExactlyInAnyOrder(log.contact(ada), log.contact(ben));
  }

  @Test
  void what_is_for_everyone_rings_everybody_once() {
    log.contact(ada);
    IdempotencyKey key = Some.key(shop, "k", "{}");
    Receipt first = publishing.publish(post(new Audience.Everyone(), key));

    Receipt again = publishing.publish(post(new Audience.Everyone(), key));

    assertThat(first).isEqualTo(new Receipt(first.id(), null, false));
    assertThat(again).isEqualTo(new Receipt(first.id(), null, true));
    assertThat(bus.told).isEmpty();
    assertThat(bus.rungForEverybody).containsExactly(1L);
    assertThat(log.contact(ada).position().number()).isEqualTo(1);
  }

  private Post post(@Nullable IdempotencyKey key) {
    return post(Audience.of(ada), key);
  }

  private Post post(Audience to, @Nullable IdempotencyKey key) {
    return new Post(shop, to, new Message("Hi", null, null), null, Priority.NORMAL, null, key);
  }
}
