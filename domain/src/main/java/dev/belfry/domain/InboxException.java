package dev.belfry.domain;

import org.jspecify.annotations.Nullable;

/** A request that is well formed and refused all the same. Nothing has changed then. */
public abstract sealed class InboxException extends RuntimeException {

  private InboxException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** It does not exist, or is somebody else's, which is the same to the caller. */
  public static final class NotificationNotFound extends InboxException {
    public NotificationNotFound(NotificationId id) {
      super("There is no notification " + id + " here.", null);
    }
  }

  /** Nobody has posted to this recipient yet, and she has never looked. */
  public static final class InboxNotFound extends InboxException {
    public InboxNotFound() {
      super("This recipient has no inbox yet: nothing was posted, and nobody has looked.", null);
    }
  }

  /** The position is beyond the log's head, or was given out in another history of the log. */
  public static final class PositionAhead extends InboxException {
    public PositionAhead() {
      super("The inbox does not know this position. Load the inbox again.", null);
    }
  }

  /** The sender has used the key before, for another body. */
  public static final class KeyReused extends InboxException {
    public KeyReused() {
      super("This Idempotency-Key was used with another body. Use a new key.", null);
    }
  }

  /** Another request with the same key has not ended yet. */
  public static final class KeyInUse extends InboxException {
    public KeyInUse(Throwable cause) {
      super("A request with this Idempotency-Key is still under way. Send it again.", cause);
    }
  }

  /** This node takes no further stream now; another one may. */
  public static final class NodeBusy extends InboxException {
    public NodeBusy() {
      super("This node takes no further streams. Try another one, or come back later.", null);
    }
  }

  /** Somebody else has held the inbox of one of the recipients for too long. Nothing was stored. */
  public static final class RecipientBusy extends InboxException {
    public RecipientBusy(Throwable cause) {
      super("The inbox of a recipient is busy. Send the request again.", cause);
    }
  }

  /** The log can be neither read nor written right now. Whether a write was stored is not known. */
  public static final class LogUnavailable extends InboxException {
    public LogUnavailable(Throwable cause) {
      super("Belfry cannot reach its database. Send the request again.", cause);
    }
  }
}
