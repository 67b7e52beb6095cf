package dev.belfry.adapter.persistence;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** What was posted, for whoever asks about one notification. */
interface NotificationRows extends Repository<NotificationRow, UUID> {

  Optional<NotificationRow> findById(UUID id);
}
