package dev.belfry.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belfry.domain.Audience;
import dev.belfry.domain.Category;
import dev.belfry.domain.JsonObject;
import dev.belfry.domain.Link;
import dev.belfry.domain.Message;
import dev.belfry.domain.Priority;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.TransientNotification;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransientMessageTest {

  private static final Instant AT = Instant.parse("2031-05-04T12:00:00.123Z");

  static Stream<TransientMessage> messages() {
    var bare =
        new TransientNotification(new Message("typing", null, null), null, Priority.LOW, null, AT);
    var full =
        new TransientNotification(
            new Message("+ 타이핑\u2028", "a\nb", new Link("/a?b=+")),
            new Category("chat"),
            Priority.URGENT,
            new JsonObject("{\"a\":\"+\"}"),
            AT);
    var emptyBody =
        new TransientNotification(new Message("x", "", null), null, Priority.NORMAL, null, AT);
    return Stream.of(
        new TransientMessage(new Audience.Everyone(), bare),
        new TransientMessage(Audience.of(new RecipientId("ada lovelace")), full),
        new TransientMessage(
            new Audience.Named(Set.of(new RecipientId("ada"), new RecipientId("벤"))), emptyBody));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void what_was_written_is_read(TransientMessage message) {
    assertThat(TransientMessage.read(message.write())).contains(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "x\0LOW\0t\0\0\0\0", "1\0LOUD\0t\0\0\0\0", "1\0LOW\0 \0\0\0\0"})
  void what_is_none_of_ours_is_passed_over(String text) {
    assertThat(TransientMessage.read(text)).isEmpty();
  }
}
