package dev.belfry.domain;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** Whom a post is for. */
public sealed interface Audience {

  /** So many may be named in one post. */
  int MAX_NAMED = 1_000;

  /** These people. One who is named twice counts once. */
  record Named(Set<RecipientId> recipients) implements Audience {

    public Named {
      if (recipients.isEmpty()) throw new InvalidValueException("to", "must name somebody");
      if (recipients.size() > MAX_NAMED) {
        throw new InvalidValueException(
            "to", "must name at most %,d, found %,d".formatted(MAX_NAMED, recipients.size()));
      }
      recipients = Set.copyOf(recipients);
    }
  }

  /** Everybody who has an inbox by then. */
  record Everyone() implements Audience {}

  static Audience of(RecipientId recipient) {
    return new Named(Set.of(recipient));
  }

  static Audience of(Collection<RecipientId> recipients) {
    return new Named(new LinkedHashSet<>(recipients));
  }
}
