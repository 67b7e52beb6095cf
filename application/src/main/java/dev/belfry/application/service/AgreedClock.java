package dev.belfry.application.service;

import dev.belfry.application.port.out.LogClock;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The earlier of this node's time and the log's. Whatever is taken from people because of its age
 * is taken for good, and from all of them: one node whose clock runs ahead must not do that, and
 * one that lags only leaves it to the others.
 */
public record AgreedClock(InstantSource own, LogClock log) implements InstantSource {

  @Override
  public Instant instant() {
    Instant here = own.instant();
    Instant there = log.instant();
    return here.isBefore(there) ? here : there;
  }
}
