package dev.belfry.adapter.redis;

import dev.belfry.application.port.out.Vigilance;

/** Knows whether it has to watch. */
final class Watchman implements Vigilance {

  private volatile boolean watching;

  @Override
  public void watch() {
    watching = true;
  }

  @Override
  public void relax() {
    watching = false;
  }

  @Override
  public boolean isWatching() {
    return watching;
  }
}
