package dev.belfry.application.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

/** A stream that closes, or breaks, is removed and disturbs nobody. */
class HubBrokenStreamsTest extends HubFixture {

  @Test
  void a_closed_stream_is_ended_and_removed() {
    RecordingSink stream = open(ada, null);
    RecordingSink other = open(ada, null);

    stream.close();
    stream.close();

    assertThat(stream.isEnded()).isTrue();
    assertThat(hub().size()).isEqualTo(1);
    publish(ada);
    assertReceives(other, 1, 1);
    assertThat(stream.events()).isEmpty();
  }

  @Test
  void a_stream_that_closes_while_it_is_written_to_gets_nothing_more() {
    RecordingSink stream = open(ada, null);
    stream.beforeEvent(_ -> stream.close());

    publish(ada);
    publish(ada);

    eventually(() -> assertThat(hub().size()).isZero());
    assertThat(stream.isEnded()).isTrue();
  }

  @Test
  void a_broken_connection_is_removed_and_disturbs_nobody() {
    RecordingSink broken = open(ada, null);
    RecordingSink other = open(ada, null);
    broken.beforeEvent(_ -> {
      throw new UncheckedIOException(new IOException("connection reset by peer"));
    });

    publish(ada);
    publish(ada);

    assertReceives(other, 1, 2);
    eventually(() -> assertThat(hub().size()).isEqualTo(1));
    assertThat(broken.isEnded()).isTrue();
  }

  @Test
  void a_connection_that_cannot_even_be_ended_is_removed_too() {
    RecordingSink broken = open(ada, null);
    broken.failAtEnd(new IllegalStateException("already recycled"));

    assertThatCode(broken::close).isInstanceOf(IllegalStateException.class);

    assertThat(hub().size()).isZero();
  }

  /** An Error must not leave a stream that is open and says nothing. */
  @Test
  void a_stream_that_meets_an_error_is_ended() {
    RecordingSink broken = open(ada, null);
    broken.beforeEvent(_ -> {
      throw new LinkageError("a broken installation");
    });

    publish(ada);

    await().dontCatchUncaughtExceptions().until(() -> hub().size() == 0);
    assertThat(broken.isEnded()).isTrue();
  }
}
