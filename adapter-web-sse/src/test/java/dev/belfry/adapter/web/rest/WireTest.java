package dev.belfry.adapter.web.rest;

import static dev.belfry.adapter.web.json.Wire.golden;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belfry.adapter.web.json.Wire;
import dev.belfry.adapter.web.problem.InvalidRequestException;
import dev.belfry.application.port.in.PublishNotification.Post;
import dev.belfry.domain.Audience;
import dev.belfry.domain.Counts;
import dev.belfry.domain.InboxPage;
import dev.belfry.domain.InvalidValueException;
import dev.belfry.domain.Item;
import dev.belfry.domain.LogHead;
import dev.belfry.domain.Position;
import dev.belfry.domain.Progress;
import dev.belfry.domain.Receipt;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.Sender;
import dev.belfry.domain.Witness;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the calls say is, byte for byte, what the golden files hold. */
class WireTest {

  private static final RecipientId ADA = new RecipientId("ada");

  @Test
  void a_post_is_read() {
    RawBody sent = new RawBody(golden("post.request.json").getBytes(StandardCharsets.UTF_8));
    var shipped = Wire.orderShipped();

    Post post = new StrictJson().read(sent, PostJson.class).post(Sender.ofJwt("shop"), null);

    assertThat(post)
        .isEqualTo(
            new Post(
                Sender.ofJwt("shop"),
                Audience.of(ADA),
                shipped.message(),
                shipped.category(),
                shipped.priority(),
                shipped.data(),
                null));
  }

  @Test
  void a_list_names_each_recipient_once() {
    assertThat(audience("[\"ben\",\"ada\",\"ben\"]"))
        .isEqualTo(Audience.of(List.of(ADA, new RecipientId("ben"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7",
        "{}",
        "[7]",
        "[\"\"]",
        "[\"a\\u0000\"]",
        "[[\"ada\"]]",
        "[null]",
        "{\"everyone\":false}",
        "{\"everyone\":1}",
        "{\"everyone\":true,\"topic\":\"a\"}"
      })
  void what_names_nobody_is_refused(String to) {
    assertThatThrownBy(() -> audience(to)).isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void a_list_of_nobody_or_of_too_many_is_refused() {
    String thousand = IntStream.range(0, 1_000).mapToObj(i -> "\"r" + i + "\",").collect(joining());

    assertThatThrownBy(() -> audience("[]")).isInstanceOf(InvalidValueException.class);
    assertThat(audience("[" + thousand.substring(0, thousand.length() - 1) + "]")).isNotNull();
    assertThatThrownBy(() -> audience("[" + thousand + "\"r0\"]"))
        .isInstanceOf(InvalidValueException.class);
  }

  @Test
  void everyone_is_a_word_of_its_own() {
    assertThat(audience("{\"everyone\":true}")).isEqualTo(new Audience.Everyone());
    assertThat(
            Wire.MAPPER.writeValueAsString(
                ReceiptJson.of(new Receipt(Wire.orderShipped().id(), null, false))))
        .contains("\"recipients\":null");
  }

  @ParameterizedTest
  @CsvSource({
    "2031-05-04T12:00:00Z, 2031-05-04T12:00:00Z",
    "2031-05-04T12:00:00.123456+02:00, 2031-05-04T10:00:00.123Z"
  })
  void a_time_is_read_to_the_millisecond(String sent, Instant time) {
    assertThat(expiring(sent).expiresAt()).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "tomorrow", "2031-05-04", "2031-05-04T12:00:00", "+12031-05-04T12:00:00Z"})
  void what_is_no_time_is_refused(String sent) {
    assertThatThrownBy(() -> expiring(sent)).isInstanceOf(InvalidValueException.class);
  }

  private static Post expiring(String time) {
    return read("{\"to\":\"ada\",\"title\":\"x\",\"expiresAt\":\"" + time + "\"}");
  }

  private static Audience audience(String to) {
    return read("{\"to\":" + to + ",\"title\":\"x\"}").to();
  }

  private static Post read(String body) {
    return new StrictJson()
        .read(new RawBody(body.getBytes(StandardCharsets.UTF_8)), PostJson.class)
        .post(Sender.ofJwt("shop"), null);
  }

  @Test
  void a_receipt() {
    var receipt = new Receipt(Wire.orderShipped().id(), 1, false);

    assertWritten("post.answer.json", ReceiptJson.of(receipt));
  }

  @Test
  void progress() {
    var progress = new Progress(Wire.orderShipped(), 1, 1, 1, 0);

    assertWritten("progress.json", ProgressJson.of(progress));
  }

  @Test
  void an_inbox() {
    Instant welcomed = Instant.parse("2026-11-21T09:29:30Z");
    var page =
        new InboxPage(
            head(4, "0c9f21ab", new Counts(0, 1, 2)),
            List.of(
                new Item(Wire.orderShipped(), 2, Instant.parse("2026-11-21T09:31:00Z"), null),
                new Item(Wire.welcome(), 1, welcomed, welcomed)),
            false);

    assertWritten("inbox.json", InboxJson.of(page));
  }

  @Test
  void where_a_log_stands() {
    assertWritten("standing.json", StandingJson.of(head(7, "0c9f21ab", new Counts(1, 2, 3))));
  }

  private static LogHead head(long number, String witness, Counts counts) {
    return new LogHead(ADA, new Position(number, new Witness(witness)), counts);
  }

  private static void assertWritten(String file, Object json) {
    assertThat(Wire.MAPPER.writeValueAsString(json) + "\n").isEqualTo(golden(file));
  }
}
