package dev.belfry.application.service;

import dev.belfry.application.port.in.PublishNotification.Post;
import dev.belfry.application.port.in.SendTransient;
import dev.belfry.application.port.out.Bus;
import dev.belfry.domain.TransientNotification;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Passes on what is not to be kept. */
public final class Passing implements SendTransient {

  private final Bus bus;
  private final InstantSource clock;

  public Passing(Bus bus, InstantSource clock) {
    this.bus = bus;
    this.clock = clock;
  }

  @Override
  public void send(Post post) {
    bus.pass(
        post.to(),
        new TransientNotification(
            post.message(),
            post.category(),
            post.priority(),
            post.data(),
            clock.instant().truncatedTo(ChronoUnit.MILLIS)));
  }
}
