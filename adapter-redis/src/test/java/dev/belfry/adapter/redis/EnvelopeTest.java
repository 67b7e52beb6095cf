package dev.belfry.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class EnvelopeTest {

  private static final String SECRET = "a secret that all nodes of this test share";

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2031-05-04T12:00:00Z"));
  private final Envelope sender = envelope(SECRET);
  private final Envelope receiver = envelope(SECRET);

  @Test
  void what_was_sealed_is_opened_once() {
    String sealed = sender.seal("a\0payload\nof any kind");

    assertThat(receiver.open(sealed)).contains("a\0payload\nof any kind");
    assertThat(receiver.open(sealed)).isEmpty();
  }

  @Test
  void a_node_does_not_open_its_own() {
    assertThat(sender.open(sender.seal("mine"))).isEmpty();
  }

  @Test
  void a_changed_one_and_one_of_another_secret_stay_closed() {
    String sealed = sender.seal("payload");

    assertThat(receiver.open(sealed.replace("payload", "payl0ad"))).isEmpty();
    assertThat(receiver.open(envelope(SECRET + "!").seal("payload"))).isEmpty();
    assertThat(receiver.open("1 transient nonsense")).isEmpty();
    assertThat(receiver.open("2" + sealed.substring(1))).isEmpty();
  }

  @Test
  void one_that_is_too_old_stays_closed_also_when_it_is_forgotten() {
    String sealed = sender.seal("payload");
    now.updateAndGet(it -> it.plus(Duration.ofSeconds(61)));

    assertThat(receiver.open(sealed)).isEmpty();

    String opened = sender.seal("again");
    assertThat(receiver.open(opened)).isPresent();
    now.updateAndGet(it -> it.plus(Duration.ofMinutes(10)));
    assertThat(receiver.open(sender.seal("later"))).isPresent();
    assertThat(receiver.open(opened)).isEmpty();
  }

  private Envelope envelope(String secret) {
    return new Envelope(secret, now::get);
  }
}
