package dev.belfry.application.service;

import dev.belfry.application.port.out.Bus;
import dev.belfry.domain.Audience;
import dev.belfry.domain.RecordedEvent;
import dev.belfry.domain.TransientNotification;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Remembers who was told and rung. */
class RecordingBus implements Bus {

  final List<Ring> rung = new ArrayList<>();
  final List<RecordedEvent> told = new ArrayList<>();
  final List<Long> rungForEverybody = new ArrayList<>();
  final Map<TransientNotification, Audience> passed = new LinkedHashMap<>();

  @Override
  public void tell(RecordedEvent event) {
    told.add(event);
  }

  @Override
  public void ring(Ring ring) {
    rung.add(ring);
  }

  @Override
  public void ringEverybody(long number) {
    rungForEverybody.add(number);
  }

  @Override
  public void pass(Audience to, TransientNotification notification) {
    passed.put(notification, to);
  }
}
