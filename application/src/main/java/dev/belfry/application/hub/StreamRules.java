package dev.belfry.application.hub;

import java.time.Duration;

/**
 * How long things may take on a stream, and how many there may be.
 *
 * @param heartbeat no stream is silent for longer
 * @param rotationMin a stream lives at least so long
 * @param rotationMax and at most so long, so that a deploy looks like any other minute
 * @param buffer how many characters of transients may wait for a stream
 * @param recent how many bytes of events this node keeps in memory for its streams
 * @param perRecipient how many streams a recipient may have open on this node
 * @param perNode how many streams this node takes
 * @param sweep how often the log is asked for what no ring announced
 * @param drain how long a shutdown waits for its streams to end
 */
public record StreamRules(
    Duration heartbeat,
    Duration rotationMin,
    Duration rotationMax,
    int buffer,
    long recent,
    int perRecipient,
    int perNode,
    Duration sweep,
    Duration drain) {}
