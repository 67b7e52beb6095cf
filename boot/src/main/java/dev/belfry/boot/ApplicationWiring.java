package dev.belfry.boot;

import dev.belfry.application.hub.Hub;
import dev.belfry.application.hub.StreamRules;
import dev.belfry.application.port.in.ChoosePreferences;
import dev.belfry.application.port.in.PublishNotification;
import dev.belfry.application.port.in.SendTransient;
import dev.belfry.application.port.in.TrackNotification;
import dev.belfry.application.port.out.Bus;
import dev.belfry.application.port.out.InboxLog;
import dev.belfry.application.port.out.InboxReader;
import dev.belfry.application.port.out.LogClock;
import dev.belfry.application.port.out.Removals;
import dev.belfry.application.port.out.Retention;
import dev.belfry.application.port.out.Vigilance;
import dev.belfry.application.service.AgreedClock;
import dev.belfry.application.service.Choosing;
import dev.belfry.application.service.Inboxes;
import dev.belfry.application.service.Passing;
import dev.belfry.application.service.Publishing;
import dev.belfry.application.service.Removing;
import dev.belfry.application.service.Retaining;
import dev.belfry.application.service.Tracking;
import dev.belfry.domain.Mandatory;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The use cases and the hub, which know nothing of Spring. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({StreamSettings.class, PreferenceSettings.class})
class ApplicationWiring {

  @Bean
  InstantSource clock() {
    return InstantSource.system();
  }

  /** Also the bus, where there is one node. */
  @Bean(destroyMethod = "close")
  Hub hub(
      InboxLog log,
      InstantSource clock,
      StreamSettings stream,
      @Value("${belfry.sweep.interval}") Duration sweep,
      @Value("${belfry.drain.window}") Duration drain) {
    return new Hub(
        log,
        clock,
        new StreamRules(
            stream.heartbeat(),
            stream.rotation().min(),
            stream.rotation().max(),
            Math.toIntExact(stream.buffer().toBytes()),
            stream.recent().toBytes(),
            stream.perRecipient(),
            stream.streams(),
            sweep,
            drain));
  }

  @Bean
  HubLifecycle hubLifecycle(Hub hub) {
    return new HubLifecycle(hub);
  }

  /** How many streams are open on this node: {@code belfry_connections}. */
  @Bean
  MeterBinder connections(Hub hub) {
    return registry ->
        Gauge.builder("belfry.connections", hub, Hub::size)
            .description("Streams that are open on this node")
            .register(registry);
  }

  /** Whether rings may be lost, and the log is asked every second: {@code belfry_bus_degraded}. */
  @Bean
  MeterBinder busDegraded(Vigilance vigilance) {
    return registry ->
        Gauge.builder("belfry.bus.degraded", vigilance, it -> it.isWatching() ? 1 : 0)
            .description("1 while no rings come and the log is asked every second instead")
            .register(registry);
  }

  /** Degraded is up: everything is delivered, a second later. */
  @Bean
  HealthIndicator busHealthIndicator(Vigilance vigilance) {
    return () -> Health.up().withDetail("degraded", vigilance.isWatching()).build();
  }

  @Bean
  PublishNotification publishing(InboxLog log, Bus bus, InstantSource clock) {
    return new Publishing(log, bus, clock);
  }

  @Bean
  SendTransient passing(Bus bus, InstantSource clock) {
    return new Passing(bus, clock);
  }

  @Bean
  Removing removing(Removals removals, Bus bus, InstantSource clock, LogClock log) {
    return new Removing(removals, bus, new AgreedClock(clock, log));
  }

  @Bean
  RepeatedJob expiryJob(Removing removing) {
    return new RepeatedJob(
        "belfry-expiry",
        Duration.ofSeconds(1), // well within the five that are promised
        removing::expire,
        "What has expired could not be removed");
  }

  @Bean
  RepeatedJob retentionJob(
      Retention retention,
      InstantSource clock,
      LogClock log,
      @Value("${belfry.retention.events}") Duration events,
      @Value("${belfry.retention.inbox}") Duration inbox) {
    return new RepeatedJob(
        "belfry-retention",
        Duration.ofMinutes(10),
        new Retaining(retention, new AgreedClock(clock, log), events, inbox)::round,
        "What is old could not be forgotten");
  }

  @Bean
  TrackNotification tracking(InboxReader inboxes) {
    return new Tracking(inboxes);
  }

  @Bean
  Inboxes inboxes(InboxLog log, InboxReader inboxes, Bus bus, InstantSource clock) {
    return new Inboxes(log, inboxes, bus, clock);
  }

  @Bean
  Mandatory mandatory(PreferenceSettings settings) {
    return settings.categories();
  }

  @Bean
  ChoosePreferences choosing(
      InboxLog log, InboxReader inboxes, Bus bus, InstantSource clock, Mandatory mandatory) {
    return new Choosing(log, inboxes, bus, clock, mandatory);
  }
}
