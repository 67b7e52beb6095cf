package dev.belfry.chaos.mutant;

/** Where a mutant shows itself, and where Belfry as it is must not be complained of. */
public enum Ground {
  /** Nothing breaks, but no sweep and no heartbeat makes up for a stream that was not woken. */
  AWAKE,
  /** Rings are dropped, doubled and reordered. */
  LOSSY,
  /** Broadcasts meet posts. */
  CROWDED,
  /** One node is of the next release. */
  MIXED,
  /** The log of some is pruned while they are away. */
  PRUNED,
  /** The database is swapped for an earlier copy. */
  SWAPPED
}
