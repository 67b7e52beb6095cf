package dev.belfry.adapter.web.stream;

/** The last event of a stream, and whether and when to come back. */
record ByeJson(String reason, boolean reconnect, int retryMs) {}
