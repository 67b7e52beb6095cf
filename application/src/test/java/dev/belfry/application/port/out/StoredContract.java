package dev.belfry.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belfry.domain.Category;
import dev.belfry.domain.InboxEvent;
import dev.belfry.domain.Item;
import dev.belfry.domain.JsonObject;
import dev.belfry.domain.Link;
import dev.belfry.domain.Message;
import dev.belfry.domain.Notification;
import dev.belfry.domain.NotificationId;
import dev.belfry.domain.Priority;
import dev.belfry.domain.RecipientId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link InboxLog} is given comes back as it was. */
public abstract class StoredContract extends OneCallerFixture {

  @Test
  void every_part_of_a_notification_survives() {
    String tricky =
        "👩‍👩‍👧‍👦 \u2028\u2029 é e\u0301 \t\r\n \"\\/ <b>&amp;</b> \u200f\ud83d\ude00 %00 ' $1 ;--";
    Notification notification =
        new Notification(
            NotificationId.mint(LUNCH),
            Some.sender(),
            new Message("Größe 🐘", "x" + tricky + "x", new Link("/orders/7?a=1&b=ü#🐘")),
            orders,
            Priority.URGENT,
            new JsonObject("{\"b\":1,\"a\":[1.0,1e2,-0,\"\\u2028\",\"\u2028🐘\"],\"b2\":null}"),
            LUNCH);

    publish(ada, notification);

    assertStored(notification);
  }

  @Test
  void the_longest_values_survive() {
    String json = "{\"k\":\"%s\"}";
    Notification notification =
        new Notification(
            NotificationId.mint(LUNCH),
            Some.sender(),
            new Message(
                "🐘".repeat(140),
                "🐘".repeat(4_000),
                new Link("https://shop.example/" + "a".repeat(2_048 - 21))),
            new Category("c".repeat(64)),
            Priority.LOW,
            new JsonObject(json.formatted("a".repeat(JsonObject.MAX_SIZE - json.length() + 2))),
            LUNCH);
    RecipientId longest = new RecipientId(("🐘".repeat(200) + ada).substring(0, 400));

    publish(ada, notification);
    log().contact(longest);

    assertStored(notification);
    assertThat(head(longest)).isEqualTo(log().contact(longest).position());
  }

  /** Rows of JSON keep neither order nor doubles nor the digits of a number; text does. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"z\":1,\"a\":2}",
        "{\"n\":1.00,\"e\":1E+2,\"big\":123456789012345678901234567890}",
        "{\"a\":\"\\u0041\\/\\n\",\"empty\":\"\"}"
      })
  void data_survives_byte_for_byte(String json) {
    Notification plain = Some.notification();
    Notification notification =
        new Notification(
            plain.id(),
            plain.sender(),
            plain.message(),
            null,
            Priority.NORMAL,
            new JsonObject(json),
            plain.createdAt());

    publish(ada, notification);

    assertStored(notification);
  }

  @ParameterizedTest
  @EnumSource
  void every_priority_survives(Priority priority) {
    Notification plain = Some.notification();
    Notification notification =
        new Notification(
            plain.id(), plain.sender(), plain.message(), null, priority, null, plain.createdAt());

    publish(ada, notification);

    assertStored(notification);
  }

  @Test
  void an_empty_body_is_not_an_absent_one() {
    Notification plain = Some.notification();
    Notification notification =
        new Notification(
            plain.id(),
            plain.sender(),
            new Message("Hi", "", null),
            null,
            Priority.NORMAL,
            null,
            plain.createdAt());

    publish(ada, notification);

    assertStored(notification);
  }

  private void assertStored(Notification notification) {
    assertThat(history(ada).getLast().event()).isEqualTo(new InboxEvent.Published(notification));
    assertThat(items(ada)).extracting(Item::notification).containsExactly(notification);
    assertThat(inboxes().progress(notification.id()))
        .hasValueSatisfying(it -> assertThat(it.notification()).isEqualTo(notification));
  }
}
