package dev.belfry.adapter.web.stream;

import dev.belfry.domain.Notification;
import dev.belfry.domain.NotificationId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The part of a frame that is the same for everybody who gets the notification, encoded once and
 * kept for a while: a broadcast goes to many in a short time. What is written never changes.
 */
final class Prefixes {

  /** In bytes, of all that is kept. */
  private static final int LIMIT = 1024 * 1024;

  private final Function<Notification, byte[]> encode;
  private final Map<NotificationId, byte[]> recent = new LinkedHashMap<>(64, 0.75f, true);
  private int size;

  Prefixes(Function<Notification, byte[]> encode) {
    this.encode = encode;
  }

  /** Not to be changed. */
  byte[] of(Notification notification) {
    byte[] known = find(notification.id());
    return known != null ? known : keep(notification.id(), encode.apply(notification));
  }

  private synchronized byte @Nullable [] find(NotificationId id) {
    return recent.get(id);
  }

  private synchronized byte[] keep(NotificationId id, byte[] prefix) {
    if (recent.putIfAbsent(id, prefix) == null) size += prefix.length;
    var oldest = recent.values().iterator();
    while (size > LIMIT && oldest.hasNext()) {
      size -= oldest.next().length;
      oldest.remove();
    }
    return prefix;
  }
}
