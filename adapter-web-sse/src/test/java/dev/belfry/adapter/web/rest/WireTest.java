package dev.belfry.adapter.web.rest;

import static dev.belfry.adapter.web.json.Wire.golden;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belfry.adapter.web.json.PreferencesJson;
import dev.belfry.adapter.web.json.Wire;
import dev.belfry.adapter.web.problem.InvalidRequestException;
import dev.belfry.application.port.in.PublishNotification.Post;
import dev.belfry.domain.Audience;
import dev.belfry.domain.Counts;
import dev.belfry.domain.InboxPage;
import dev.belfry.domain.InvalidValueException;
import dev.belfry.domain.Item;
import dev.belfry.domain.LogHead;
import dev.belfry.domain.Mandatory;
import dev.belfry.domain.Mark;
import dev.belfry.domain.Position;
import dev.belfry.domain.Preferences;
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
    return read(body, PostJson.class).post(Sender.ofJwt("shop"), null);
  }

  private static <T> T read(String body, Class<T> shape) {
    return new StrictJson().read(new RawBody(body.getBytes(StandardCharsets.UTF_8)), shape);
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
  void what_is_archived() {
    Instant welcomed = Instant.parse("2026-11-21T09:29:30Z");
    Instant archived = Instant.parse("2026-11-21T09:31:00Z");
    var page =
        new InboxPage(
            head(3, "7aa0b3c4", new Counts(1, 1, 1)),
            List.of(new Item(Wire.welcome(), 1, welcomed, welcomed, archived)),
            false);

    assertWritten("inbox-archived.json", InboxJson.of(page));
  }

  @ParameterizedTest
  @CsvSource({
    "{\"seen\":true}, SEEN",
    "{\"read\":true}, READ",
    "{\"read\":false}, UNREAD",
    "{\"archived\":true}, ARCHIVED",
    "{\"archived\":false}, UNARCHIVED"
  })
  void a_mark(String sent, Mark mark) {
    assertThat(read(sent, MarkJson.class).mark()).isEqualTo(mark);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"archived\":null}",
        "{\"read\":true,\"archived\":true}",
        "{\"seen\":true,\"archived\":false}"
      })
  void what_is_not_exactly_one_mark_is_refused(String sent) {
    MarkJson several = read(sent, MarkJson.class);

    assertThatThrownBy(several::mark).isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void preferences() {
    assertWritten("preferences.json", PreferencesJson.of(Wire.chosen(), Wire.MANDATORY));
    assertThat(preferences(golden("preferences.json"))).isEqualTo(Wire.chosen());
  }

  @Test
  void preferences_of_whoever_has_chosen_nothing() {
    assertThat(Wire.MAPPER.writeValueAsString(PreferencesJson.of(Preferences.NONE, Mandatory.NONE)))
        .isEqualTo("{\"categories\":{}}");
    assertThat(preferences("{\"categories\":{},\"quietHours\":null}")).isEqualTo(Preferences.NONE);
  }

  @Test
  void what_was_muted_before_it_became_mandatory_is_said_to_ring() {
    Preferences muted =
        preferences("{\"categories\":{\"security\":{\"ring\":false,\"sound\":true}}}");

    assertThat(Wire.MAPPER.writeValueAsString(PreferencesJson.of(muted, Wire.MANDATORY)))
        .startsWith("{\"categories\":{\"security\":{\"ring\":true,\"sound\":true}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "categories | {}",
        "categories/No Slug | {\"categories\":{\"No Slug\":{\"ring\":true,\"sound\":true}}}",
        "categories/a~1b~0c | {\"categories\":{\"a/b~c\":{\"ring\":true,\"sound\":true}}}",
        "categories/orders | {\"categories\":{\"orders\":null}}",
        "categories/orders/sound | {\"categories\":{\"orders\":{\"ring\":true}}}",
        "quietHours/from | {\"categories\":{},\"quietHours\":{\"to\":\"07:30\",\"timeZone\":\"UTC\"}}",
        "quietHours/to | {\"categories\":{},\"quietHours\":{\"from\":\"22:00\",\"to\":\"7:30\",\"timeZone\":\"UTC\"}}",
        "quietHours/timeZone | {\"categories\":{},\"quietHours\":{\"from\":\"22:00\",\"to\":\"07:30\",\"timeZone\":\"Mars\"}}"
      })
  void preferences_that_are_none_name_the_member_at_fault(String field, String sent) {
    assertThatThrownBy(() -> preferences(sent))
        .isInstanceOfSatisfying(
            InvalidValueException.class, e -> assertThat(e.field()).isEqualTo(field));
  }

  private static Preferences preferences(String sent) {
    return read(sent, PreferencesJson.class).preferences();
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
