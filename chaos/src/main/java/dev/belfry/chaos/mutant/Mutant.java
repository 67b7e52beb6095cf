package dev.belfry.chaos.mutant;

import dev.belfry.chaos.client.Complaint.Kind;
import java.util.List;
import java.util.Set;

/**
 * A mistake.
 *
 * @param kinds what the oracle has to complain of: what the mistake does to a client or a log, and
 *     not what else it may bring about
 * @param edits that make it in Belfry; none where it is made in the client
 */
public record Mutant(String name, Ground ground, Set<Kind> kinds, List<Edit> edits) {

  public Mutant {
    kinds = Set.copyOf(kinds);
    edits = List.copyOf(edits);
  }

  /** Whether it is made in the client. */
  public boolean isInClient() {
    return edits.isEmpty();
  }
}
