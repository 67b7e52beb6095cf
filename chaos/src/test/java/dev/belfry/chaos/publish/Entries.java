package dev.belfry.chaos.publish;

import java.util.Set;

/** What back ends have written down, made up. */
public final class Entries {

  private Entries() {}

  /** One that Belfry has accepted. */
  public static Entry accepted(long number, String id, String to) {
    Entry entry = new Entry(number, new Order(Set.of(to), false, null));
    entry.sending();
    entry.accepted(id);
    return entry;
  }
}
