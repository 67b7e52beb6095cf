package dev.belfry.adapter.persistence;

import dev.belfry.domain.Category;
import dev.belfry.domain.JsonObject;
import dev.belfry.domain.Link;
import dev.belfry.domain.Message;
import dev.belfry.domain.Notification;
import dev.belfry.domain.NotificationId;
import dev.belfry.domain.Priority;
import dev.belfry.domain.Sender;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What was posted, for the events that say so: always looked up by id, in a second step that
 * crosses no recipients.
 */
class Contents {

  private final JdbcClient jdbc;

  Contents(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Map<UUID, Notification> byId(Collection<UUID> ids) {
    if (ids.isEmpty()) return Map.of();
    Map<UUID, Notification> content = new HashMap<>();
    jdbc.sql(
            """
            select id, sender, title, body, link, category, priority, data, created_at, expires_at
            from notification where id = any(:ids::uuid[])
            """)
        .param("ids", ids.stream().distinct().map(UUID::toString).toArray(String[]::new))
        .query((row, n) -> notification(row))
        .list()
        .forEach(one -> content.put(one.id().value(), one));
    return content;
  }

  private static Notification notification(ResultSet row) throws SQLException {
    return new Notification(
        new NotificationId(row.getObject("id", UUID.class)),
        new Sender(row.getString("sender")),
        new Message(
            row.getString("title"), row.getString("body"), map(row.getString("link"), Link::new)),
        map(row.getString("category"), Category::new),
        Priority.valueOf(row.getString("priority")),
        map(row.getString("data"), JsonObject::new),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        map(row.getObject("expires_at", OffsetDateTime.class), OffsetDateTime::toInstant));
  }

  private static <S, T> @Nullable T map(@Nullable S value, Function<S, T> make) {
    return value == null ? null : make.apply(value);
  }
}
