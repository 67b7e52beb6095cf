package dev.belfry.application.service;

import dev.belfry.application.port.out.Bus;
import java.util.ArrayList;
import java.util.List;

/** Remembers who was rung. */
class RecordingBus implements Bus {

  final List<Ring> rung = new ArrayList<>();
  final List<Long> rungForEverybody = new ArrayList<>();

  @Override
  public void ring(Ring ring) {
    rung.add(ring);
  }

  @Override
  public void ringEverybody(long number) {
    rungForEverybody.add(number);
  }
}
