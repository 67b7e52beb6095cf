package dev.belfry.adapter.persistence;

import dev.belfry.domain.Notification;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.data.repository.Repository;

/**
 * The content of notifications, always looked up by id: a second step, which crosses no recipients.
 */
interface NotificationRows extends Repository<NotificationRow, UUID> {

  Optional<NotificationRow> findById(UUID id);

  List<NotificationRow> findByIdIn(Collection<UUID> ids);

  default Map<UUID, Notification> byId(Collection<UUID> ids) {
    if (ids.isEmpty()) return Map.of();
    return findByIdIn(ids).stream()
        .collect(Collectors.toMap(NotificationRow::id, NotificationRow::notification));
  }
}
