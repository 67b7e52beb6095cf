package dev.belfry.chaos.client;

import java.time.Duration;

/**
 * How clients reach Belfry, and how they behave.
 *
 * @param silence after so much of it a stream is left
 * @param checksPositions whether they apply only what is newer than what they hold; if not, they
 *     are broken on purpose
 * @param deeds after how many of a thousand notifications one does something
 * @param attic of what may have been archived
 * @param isTimed whether it counts how long they have no stream
 */
public record Reception(
    Doors doors,
    Tokens tokens,
    Duration silence,
    boolean checksPositions,
    int deeds,
    Attic attic,
    boolean isTimed) {

  /** The same by another way. */
  public Reception by(Doors other) {
    return new Reception(other, tokens, silence, checksPositions, deeds, attic, isTimed);
  }

  /** The same with tokens that are hard to get, which keeps them waiting. */
  public Reception with(Tokens scarce) {
    return new Reception(doors, scarce, silence, checksPositions, deeds, attic, false);
  }
}
