package dev.belfry.chaos.link;

import java.time.Duration;

/** What happens to the bytes of a {@link Link}, in both directions, until it changes again. */
public sealed interface Weather {

  Weather CALM = new Calm();

  /** All pass as they come. */
  record Calm() implements Weather {}

  /** All come later, in both directions. */
  record Delay(Duration by) implements Weather {}

  /** A black hole: connections are accepted, nothing moves, and nobody is told. */
  record Hole() implements Weather {}

  /** Connections are reset, the open ones and those that come. */
  record Reset() implements Weather {}

  /** So few pass in a second. */
  record Slow(int bytesPerSecond) implements Weather {}

  /** A connection is reset when so many bytes have come from the server. */
  record Cut(long atByte) implements Weather {}

  /** Whoever comes is answered so, and nobody is connected to the server. */
  record Says(String answer) implements Weather {}

  /** Where a side closes, the other is not told: it believes in a connection that is gone. */
  record HalfOpen() implements Weather {}
}
