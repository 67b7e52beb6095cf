package dev.belfry.adapter.web.stream;

/** The client must load the inbox again, after a random share of {@code retryMs}. */
record ResetJson(String reason, int retryMs) {}
