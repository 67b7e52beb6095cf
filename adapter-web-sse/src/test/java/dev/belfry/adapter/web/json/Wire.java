package dev.belfry.adapter.web.json;

import dev.belfry.domain.Category;
import dev.belfry.domain.JsonObject;
import dev.belfry.domain.Link;
import dev.belfry.domain.Mandatory;
import dev.belfry.domain.Message;
import dev.belfry.domain.Notification;
import dev.belfry.domain.NotificationId;
import dev.belfry.domain.Preferences;
import dev.belfry.domain.Priority;
import dev.belfry.domain.QuietHours;
import dev.belfry.domain.Ringing;
import dev.belfry.domain.Sender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import tools.jackson.databind.json.JsonMapper;

/** The golden files, and what is in them as domain values. */
public final class Wire {

  /** As Spring Boot makes it: what controllers and the stream write with. */
  public static final JsonMapper MAPPER = mapper();

  public static final Mandatory MANDATORY = new Mandatory(List.of(new Category("security")));

  private Wire() {}

  public static String golden(String file) {
    try {
      return Files.readString(Path.of("..", "wire", file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  public static Notification orderShipped() {
    return new Notification(
        new NotificationId(UUID.fromString("019a7c1e-5b10-7c3a-9a51-0d2f6e8b4c11")),
        Sender.ofJwt("shop"),
        new Message("Order shipped", "Parcel 42 left the warehouse.", new Link("/orders/42")),
        new Category("orders"),
        Priority.NORMAL,
        new JsonObject("{\"orderId\":42,\"tags\":[\"a\",\"b\"]}"),
        Instant.parse("2026-11-21T09:30:00.123Z"));
  }

  public static Notification welcome() {
    return new Notification(
        new NotificationId(UUID.fromString("019a7c1d-1f00-7d11-8b1c-2f6a51c0de01")),
        Sender.ofJwt("shop"),
        new Message("Welcome", null, null),
        null,
        Priority.LOW,
        null,
        Instant.parse("2026-11-21T09:29:00Z"));
  }

  public static Notification liftOutOfOrder() {
    return new Notification(
        new NotificationId(UUID.fromString("019a7c1f-33a0-7e52-8c44-5b1d9e70a2f6")),
        Sender.ofJwt("house"),
        new Message("Lift 2 is out of order", null, null),
        null,
        Priority.HIGH,
        null,
        Instant.parse("2026-11-21T09:30:30Z"),
        Instant.parse("2026-11-21T18:00:00Z"));
  }

  /** News are muted, orders sound, and the nights of Seoul are quiet. */
  public static Preferences chosen() {
    return new Preferences(
        Map.of(
            new Category("orders"), new Ringing(true, true),
            new Category("news"), new Ringing(false, false)),
        new QuietHours("22:00", "07:30", "Asia/Seoul"));
  }

  private static JsonMapper mapper() {
    var made = new JsonMapper[1];
    new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class))
        .run(context -> made[0] = context.getBean(JsonMapper.class));
    return made[0];
  }
}
