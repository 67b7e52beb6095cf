package dev.belfry.application.port.in;

import dev.belfry.domain.Audience;
import dev.belfry.domain.Category;
import dev.belfry.domain.IdempotencyKey;
import dev.belfry.domain.InboxException;
import dev.belfry.domain.InvalidValueException;
import dev.belfry.domain.JsonObject;
import dev.belfry.domain.Message;
import dev.belfry.domain.Priority;
import dev.belfry.domain.Receipt;
import dev.belfry.domain.Sender;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A back end posts a notification. When this returns, it is stored and its recipients will get it.
 */
public interface PublishNotification {

  /**
   * Stores the post and rings for it.
   *
   * @return the receipt; that of the first time if the sender has used the key before
   * @throws InvalidValueException if it has expired already
   * @throws InboxException.KeyReused if the first request with this key had another body
   * @throws InboxException.KeyInUse if the first request with this key has not ended in time
   * @throws InboxException.RecipientBusy if a recipient's inbox was not free in time
   * @throws InboxException.LogUnavailable if it may not have been stored
   */
  Receipt publish(Post post);

  /**
   * What a sender wants to be known.
   *
   * @param key to send the post again without posting twice; none if null
   * @param expiresAt from then on it leaves the inboxes; never if null
   */
  record Post(
      Sender sender,
      Audience to,
      Message message,
      @Nullable Category category,
      Priority priority,
      @Nullable JsonObject data,
      @Nullable IdempotencyKey key,
      @Nullable Instant expiresAt) {

    /** One that does not expire. */
    public Post(
        Sender sender,
        Audience to,
        Message message,
        @Nullable Category category,
        Priority priority,
        @Nullable JsonObject data,
        @Nullable IdempotencyKey key) {
      this(sender, to, message, category, priority, data, key, null);
    }
  }
}
