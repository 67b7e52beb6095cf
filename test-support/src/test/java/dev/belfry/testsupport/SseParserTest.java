package dev.belfry.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Examples from the standard, and what Belfry sends. */
class SseParserTest {

  private final Heard heard = new Heard();

  @Test
  void an_event_has_what_its_frame_had() throws IOException {
    read("retry: 2140\nevent: connect\ndata: {\"a\":1}\nid: v1.1.9c41d07e\n\n");

    assertThat(heard.events)
        .containsExactly(new SseEvent("v1.1.9c41d07e", "connect", "{\"a\":1}", 2140L));
    assertThat(heard.retries).containsExactly(2140L);
  }

  @Test
  void an_id_belongs_to_its_frame_alone_but_stays_the_last_one() throws IOException {
    read("id: 1\ndata: a\n\nevent: bye\ndata: b\n\n");

    assertThat(heard.events)
        .containsExactly(
            new SseEvent("1", "message", "a", null), new SseEvent(null, "bye", "b", null));
    assertThat(heard.ids).containsExactly("1");
  }

  @Test
  void lines_end_in_three_ways() throws IOException {
    read("data: a\r\ndata: b\r\n\r\ndata: c\rdata: d\r\rdata: e\n\n");

    assertThat(heard.events).extracting(SseEvent::data).containsExactly("a\nb", "c\nd", "e");
  }

  @Test
  void only_one_space_is_taken_off_and_a_missing_colon_means_an_empty_value() throws IOException {
    read("data:  two\ndata:none\ndata\n\n");

    assertThat(heard.events).extracting(SseEvent::data).containsExactly(" two\nnone\n");
  }

  @Test
  void a_byte_order_mark_is_skipped_once() throws IOException {
    read("\uFEFFdata: a\n\n\uFEFFdata: b\n\n");

    assertThat(heard.events).extracting(SseEvent::data).containsExactly("a");
  }

  @Test
  void without_data_there_is_no_event_but_its_id_counts() throws IOException {
    read("event: lost\nid: 7\n\ndata: a\n\n");

    assertThat(heard.events).extracting(SseEvent::event).containsExactly("message");
    assertThat(heard.ids).containsExactly("7");
  }

  @Test
  void what_is_not_finished_is_no_event() throws IOException {
    read("data: a\n\ndata: b\n");

    assertThat(heard.events).hasSize(1);
  }

  @Test
  void comments_are_heard_and_the_unknown_is_not() throws IOException {
    read(":\n: beat\ncolour: red\nretry: soon\nid: nul\0\ndata: a\n\n");

    assertThat(heard.comments).containsExactly("", " beat");
    assertThat(heard.events).containsExactly(new SseEvent(null, "message", "a", null));
    assertThat(heard.retries).isEmpty();
  }

  private void read(String stream) throws IOException {
    new SseParser(heard).read(new StringReader(stream));
  }

  private static final class Heard implements SseParser.Listener {
    final List<SseEvent> events = new ArrayList<>();
    final List<String> ids = new ArrayList<>();
    final List<Long> retries = new ArrayList<>();
    final List<String> comments = new ArrayList<>();

    @Override
    public void event(SseEvent event) {
      events.add(event);
    }

    @Override
    public void lastEventId(String id) {
      ids.add(id);
    }

    @Override
    public void retry(long milliseconds) {
      retries.add(milliseconds);
    }

    @Override
    public void comment(String text) {
      comments.add(text);
    }
  }
}
