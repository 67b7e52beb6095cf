package dev.belfry.chaos.publish;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be posted.
 *
 * @param to everyone if null
 * @param expires whether it has a short life
 * @param fault how Belfry has to refuse it; null if it is in order
 */
public record Order(@Nullable Set<String> to, boolean expires, @Nullable Wrong fault) {

  /** What is wrong with it, and how it has to be answered. */
  public enum Wrong {
    NO_TITLE(400),
    KEY_OF_ANOTHER(422);

    private final int status;

    Wrong(int status) {
      this.status = status;
    }

    int status() {
      return status;
    }
  }
}
