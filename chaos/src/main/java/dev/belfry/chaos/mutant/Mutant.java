package dev.belfry.chaos.mutant;

import java.util.List;

/**
 * A mistake.
 *
 * @param edits that make it in Belfry; none where it is made in the client
 */
public record Mutant(String name, Ground ground, List<Edit> edits) {

  public Mutant {
    edits = List.copyOf(edits);
  }

  /** Whether it is made in the client. */
  public boolean isInClient() {
    return edits.isEmpty();
  }
}
