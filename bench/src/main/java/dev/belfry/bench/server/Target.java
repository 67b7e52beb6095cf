package dev.belfry.bench.server;

import java.util.Optional;

/** A server that can be measured. */
public interface Target {

  /** As the report calls it. */
  String name();

  /** What is missing on this machine, and how to get it; empty if it can be started. */
  Optional<String> missing();

  /** Returns when it takes streams and posts. */
  Server start();
}
