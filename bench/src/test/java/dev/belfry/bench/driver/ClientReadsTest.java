package dev.belfry.bench.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is not read right is not measured right: an answer may be cut at any byte. */
class ClientReadsTest {

  private static final String FIRST =
      """
      retry: 1144
      event: connect
      data: {"connectionId":"db28","recipient":"r1","head":4,"position":4,"counts":{"total":0}}
      id: v1.4.a63e9923

      """;

  private static final String SECOND =
      """
      :
      event: notification
      data: {"notification":{"title":"own","data":{"own":3,"sentAt":123456789}},"position":5}
      id: v1.5.9e39b25c

      """;

  private final List<String> seen = new ArrayList<>();
  private final EventReader events =
      new EventReader(it -> seen.add(it.kind + " " + it.position + " " + it.own + " " + it.sentAt));

  @Test
  void the_same_events_wherever_it_is_cut() {
    byte[] answer = chunked(FIRST, SECOND).getBytes(StandardCharsets.UTF_8);

    for (int cut = 0; cut <= answer.length; cut++) {
      seen.clear();
      Response response = new Response(events);
      response.accept(answer, 0, cut);
      response.accept(answer, cut, answer.length);

      assertThat(seen)
          .as("cut at %d", cut)
          .containsExactly("CONNECT 4 -1 -1", "NOTIFICATION 5 3 123456789");
      assertThat(events.lastId()).isEqualTo("v1.5.9e39b25c");
      assertThat(response.isOver()).isTrue();
    }
  }

  @Test
  void byte_by_byte() {
    byte[] answer = chunked(FIRST + SECOND).getBytes(StandardCharsets.UTF_8);
    Response response = new Response(events);

    for (int i = 0; i < answer.length; i++) response.accept(answer, i, i + 1);

    assertThat(seen).containsExactly("CONNECT 4 -1 -1", "NOTIFICATION 5 3 123456789");
  }

  @Test
  void a_body_that_is_not_chunked() {
    byte[] answer = ("HTTP/1.1 200 OK\r\n\r\n" + SECOND).getBytes(StandardCharsets.UTF_8);
    Response response = new Response(events);

    response.accept(answer, 0, answer.length);

    assertThat(seen).containsExactly("NOTIFICATION 5 3 123456789");
  }

  @Test
  void a_refusal_is_no_stream() {
    byte[] answer = "HTTP/1.1 401 \r\n\r\n{\"detail\":\"no\"}".getBytes(StandardCharsets.UTF_8);
    Response response = new Response(events);

    response.accept(answer, 0, answer.length);

    assertThat(response.isRefused()).isTrue();
    assertThat(response.refusal()).contains("401").contains("no");
  }

  private static String chunked(String... chunks) {
    StringBuilder answer =
        new StringBuilder("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
    for (String chunk : chunks) {
      answer
          .append(Integer.toHexString(chunk.length()))
          .append("\r\n")
          .append(chunk)
          .append("\r\n");
    }
    return answer.append("0\r\n\r\n").toString();
  }
}
