package dev.belfry.chaos.client;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * How clients reach Belfry, and how they behave.
 *
 * @param tokens gives a recipient her token
 * @param silence after so much of it a stream is left
 * @param checksPositions whether they apply only what is newer than what they hold; if not, they
 *     are broken on purpose
 * @param resets is told why a client had to start over
 */
public record Reception(
    Doors doors,
    UnaryOperator<String> tokens,
    Duration silence,
    boolean checksPositions,
    Consumer<String> resets) {}
