package dev.belfry.application.port.out;

import dev.belfry.domain.Category;
import dev.belfry.domain.IdempotencyKey;
import dev.belfry.domain.JsonObject;
import dev.belfry.domain.Link;
import dev.belfry.domain.Message;
import dev.belfry.domain.Notification;
import dev.belfry.domain.NotificationId;
import dev.belfry.domain.Position;
import dev.belfry.domain.Priority;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.Sender;
import dev.belfry.domain.Witness;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Values for tests where any will do. Each is new, so tests can share one database. */
public final class Some {

  private Some() {}

  public static RecipientId recipient() {
    return new RecipientId("ada-" + UUID.randomUUID());
  }

  public static Sender sender() {
    return Sender.ofJwt("shop-" + UUID.randomUUID());
  }

  public static Notification notification() {
    return notification("Your order has left", null);
  }

  public static Notification notification(String title) {
    return notification(title, null);
  }

  public static Notification notification(@Nullable Category category) {
    return notification("Your order has left", category);
  }

  private static Notification notification(String title, @Nullable Category category) {
    Instant now = now();
    return new Notification(
        NotificationId.mint(now),
        sender(),
        new Message(title, null, null),
        category,
        Priority.NORMAL,
        null,
        now);
  }

  /** One that has everything that one can have. */
  public static Notification everything() {
    Instant now = now();
    return new Notification(
        NotificationId.mint(now),
        sender(),
        new Message(
            "Your order has left", "It comes \uD83D\uDCE6 \"tomorrow\".", new Link("/orders/7")),
        new Category("orders"),
        Priority.HIGH,
        new JsonObject("{\"b\":1.0,\"a\":[null,\"\\u0041\"]}"),
        now,
        now.plusSeconds(3_600));
  }

  public static Notification expiring(Instant at) {
    Notification plain = notification();
    return new Notification(
        plain.id(),
        plain.sender(),
        plain.message(),
        null,
        Priority.NORMAL,
        null,
        plain.createdAt(),
        at);
  }

  public static IdempotencyKey key(Sender sender, String value, String body) {
    return IdempotencyKey.of(sender, value, body.getBytes(StandardCharsets.UTF_8));
  }

  public static IdempotencyKey key() {
    return key(sender(), "order-7", "{}");
  }

  /** To the millisecond, as Belfry keeps time. */
  public static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  /** A position of a history that nobody has. */
  public static Position foreign(long number) {
    return new Position(number, Witness.of(UUID.randomUUID()));
  }
}
