package dev.belfry.adapter.persistence;

import dev.belfry.domain.IdempotencyKey;
import dev.belfry.domain.InboxException.KeyInUse;
import dev.belfry.domain.InboxException.KeyReused;
import dev.belfry.domain.NotificationId;
import dev.belfry.domain.Receipt;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The requests that were answered, and what was answered. */
class IdempotencyKeys {

  private final JdbcClient jdbc;

  IdempotencyKeys(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Takes the key for {@code receipt}, in the transaction that stores what it is the receipt of.
   * Waits for another request that is under way with the same key.
   *
   * @return the first receipt, if the key was taken before
   */
  Optional<Receipt> take(IdempotencyKey key, Receipt receipt) {
    // two statements: the first may have waited for what only the next one sees
    return insert(key, receipt) ? Optional.empty() : Optional.of(first(key));
  }

  private boolean insert(IdempotencyKey key, Receipt receipt) {
    try {
      return jdbc.sql(
                  """
                  insert into idempotency (sender, key, body_hash, notification, recipients, created_at)
                  values (:sender, :key, :bodyHash, :notification, :recipients, now())
                  on conflict do nothing
                  """)
              .param("sender", key.sender().value())
              .param("key", key.value())
              .param("bodyHash", key.bodyHash())
              .param("notification", receipt.id().value())
              .param("recipients", receipt.recipients())
              .update()
          == 1;
    } catch (PessimisticLockingFailureException waitedInVain) {
      throw new KeyInUse(waitedInVain);
    }
  }

  private Receipt first(IdempotencyKey key) {
    return jdbc.sql(
            """
            select body_hash, notification, recipients from idempotency
            where sender = :sender and key = :key
            """)
        .param("sender", key.sender().value())
        .param("key", key.value())
        .query((row, n) -> {
          if (!row.getString("body_hash").equals(key.bodyHash())) throw new KeyReused();
          return new Receipt(
              new NotificationId(row.getObject("notification", UUID.class)),
              row.getObject("recipients", Integer.class),
              true);
        })
        .single();
  }
}
