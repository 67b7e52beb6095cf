package dev.belfry.application.hub;

import dev.belfry.application.port.in.StreamSink.Connect;
import dev.belfry.domain.Replay;
import org.jspecify.annotations.Nullable;

/**
 * How a stream begins.
 *
 * @param replay what the client has missed, or why that cannot be said; null if it asked for
 *     nothing
 */
record Opening(Connect connect, @Nullable Replay replay) {}
