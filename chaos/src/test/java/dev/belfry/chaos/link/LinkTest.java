package dev.belfry.chaos.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The way to a server that says everything back. */
@Timeout(30)
class LinkTest {

  private ServerSocket echo;
  private Link link;

  @BeforeEach
  void open() throws IOException {
    echo = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
    link = Link.forMany(echo.getLocalPort(), "link");
  }

  @AfterEach
  void close() throws IOException {
    link.close();
    echo.close();
  }

  private void serve() {
    while (!echo.isClosed()) {
      try {
        Socket one = echo.accept();
        Thread.ofVirtual().start(() -> sayBack(one));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private static void sayBack(Socket one) {
    try (one) {
      one.getInputStream().transferTo(one.getOutputStream());
    } catch (IOException cut) {
      // that is what this test is about
    }
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), link.port());
    socket.setSoTimeout(5_000);
    return socket;
  }

  private static void say(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String hear(Socket socket, int length) throws IOException {
    return new String(socket.getInputStream().readNBytes(length), StandardCharsets.US_ASCII);
  }

  @Test
  void passes_everything_in_both_directions() throws IOException {
    try (Socket socket = connect()) {
      say(socket, "hello");

      assertThat(hear(socket, 5)).isEqualTo("hello");
    }
  }

  @Test
  void a_black_hole_holds_everything_and_loses_nothing() throws IOException {
    try (Socket socket = connect()) {
      say(socket, "a");
      hear(socket, 1);
      link.set(new Weather.Hole());
      say(socket, "hello");
      socket.setSoTimeout(200);
      assertThatThrownBy(() -> hear(socket, 1)).isInstanceOf(SocketTimeoutException.class);

      link.calm();
      socket.setSoTimeout(5_000);

      assertThat(hear(socket, 5)).isEqualTo("hello");
    }
  }

  @Test
  void cuts_at_the_byte_that_was_named() throws IOException {
    link.set(new Weather.Cut(3));
    try (Socket socket = connect()) {
      say(socket, "hello");

      assertThat(hear(socket, 3)).isEqualTo("hel");
      assertThatThrownBy(() -> hear(socket, 1)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void resets_those_who_are_there_and_those_who_come() throws IOException {
    try (Socket there = connect()) {
      say(there, "a");
      hear(there, 1);

      link.set(new Weather.Reset());

      assertThatThrownBy(() -> hear(there, 1)).isInstanceOf(IOException.class);
    }
    assertThatThrownBy(
            () -> {
              try (Socket comes = connect()) {
                say(comes, "a");
                if (hear(comes, 1).isEmpty()) throw new IOException("closed");
              }
            })
        .isInstanceOf(IOException.class);
  }

  @Test
  void answers_in_the_place_of_the_server() throws IOException {
    link.set(new Weather.Says("502"));
    try (Socket socket = connect()) {
      say(socket, "hello");

      assertThat(hear(socket, 3)).isEqualTo("502");
    }
  }
}
