package dev.belfry.adapter.web.rest;

import dev.belfry.domain.Progress;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What has become of a notification. */
record ProgressJson(
    UUID id,
    String status,
    Instant createdAt,
    @Nullable Integer recipients,
    int stored,
    int seen,
    int read) {

  static ProgressJson of(Progress progress) {
    return new ProgressJson(
        progress.notification().id().value(),
        "stored",
        progress.notification().createdAt(),
        progress.recipients(),
        progress.stored(),
        progress.seen(),
        progress.read());
  }
}
