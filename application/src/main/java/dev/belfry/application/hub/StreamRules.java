package dev.belfry.application.hub;

import java.time.Duration;

/**
 * How long things may take on a stream.
 *
 * @param heartbeat no stream is silent for longer
 * @param rotationMin a stream lives at least so long
 * @param rotationMax and at most so long, so that a deploy looks like any other minute
 * @param sweep how often the log is asked for what no ring announced
 * @param drain how long a shutdown waits for its streams to end
 */
public record StreamRules(
    Duration heartbeat,
    Duration rotationMin,
    Duration rotationMax,
    Duration sweep,
    Duration drain) {}
