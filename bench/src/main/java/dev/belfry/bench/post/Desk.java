package dev.belfry.bench.post;

import java.net.InetSocketAddress;
import java.util.function.Function;

/**
 * Where a server takes notifications.
 *
 * @param request the whole HTTP request for a letter; called by several threads
 */
public record Desk(InetSocketAddress address, Function<Letter, byte[]> request) {}
