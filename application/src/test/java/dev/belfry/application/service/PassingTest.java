package dev.belfry.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belfry.application.port.in.PublishNotification.Post;
import dev.belfry.application.port.out.Some;
import dev.belfry.domain.Audience;
import dev.belfry.domain.Message;
import dev.belfry.domain.Priority;
import dev.belfry.domain.TransientNotification;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class PassingTest {

  private static final InstantSource NOON =
      InstantSource.fixed(Instant.parse("2031-05-04T12:00:00.123456Z"));

  private final RecordingBus bus = new RecordingBus();

  @Test
  void passes_on_what_was_posted_and_rings_nobody() {
    Audience everyone = new Audience.Everyone();
    Message message = new Message("typing", null, null);

    new Passing(bus, NOON)
        .send(new Post(Some.sender(), everyone, message, null, Priority.LOW, null, null, null));

    Instant noon = Instant.parse("2031-05-04T12:00:00.123Z");
    assertThat(bus.passed)
        .containsOnlyKeys(new TransientNotification(message, null, Priority.LOW, null, noon))
        .containsValue(everyone);
    assertThat(bus.rung).isEmpty();
  }
}
