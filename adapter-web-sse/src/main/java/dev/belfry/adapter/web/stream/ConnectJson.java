package dev.belfry.adapter.web.stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.belfry.adapter.web.json.CountsJson;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The first event of a stream.
 *
 * @param position where replay starts; left out before a reset
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ConnectJson(
    UUID connectionId,
    String recipient,
    int protocol,
    long heartbeatSeconds,
    boolean resumed,
    long head,
    @Nullable Long position,
    CountsJson counts) {}
