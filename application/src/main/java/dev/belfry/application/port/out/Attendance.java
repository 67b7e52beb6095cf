package dev.belfry.application.port.out;

import dev.belfry.domain.RecipientId;
import java.util.Collection;
import java.util.function.Consumer;

/** Who has streams on this node. Whoever brings rings need only bring theirs. */
public interface Attendance {

  /**
   * From now on {@code arrival} is told of everyone who opens a stream, before their log is read.
   * It must not wait.
   */
  void follow(Consumer<RecipientId> arrival);

  /** Those who have a stream now. */
  Collection<RecipientId> present();

  /** Their rings may not have come until now: asks their logs once. Does not wait for it. */
  void missed(Collection<RecipientId> recipients);
}
