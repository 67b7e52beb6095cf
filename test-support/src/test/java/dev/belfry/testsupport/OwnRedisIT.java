package dev.belfry.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class OwnRedisIT {

  @Test
  void the_shared_one_answers() throws IOException {
    URI shared = URI.create(TestRedis.get().url());

    assertThat(ping(shared.getHost(), shared.getPort(), 60_000)).isEqualTo("+PONG");
  }

  @Test
  void it_is_killed_and_comes_back_at_the_same_address() throws IOException {
    try (OwnRedis redis = TestRedis.own()) {
      redis.kill();
      assertThatExceptionOfType(IOException.class).isThrownBy(() -> ping(redis, 1_000));

      redis.restart();

      assertThat(ping(redis, 60_000)).isEqualTo("+PONG");
    }
  }

  @Test
  void while_it_is_held_still_it_takes_connections_and_answers_nothing() throws IOException {
    try (OwnRedis redis = TestRedis.own()) {
      redis.pause();
      assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> ping(redis, 300));

      redis.resume();

      assertThat(ping(redis, 60_000)).isEqualTo("+PONG");
    }
  }

  private static String ping(OwnRedis redis, int patience) throws IOException {
    return ping("127.0.0.1", redis.port(), patience);
  }

  private static String ping(String host, int port, int patience) throws IOException {
    try (Socket socket = new Socket(InetAddress.getByName(host), port)) {
      socket.setSoTimeout(patience);
      socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readNBytes(5), StandardCharsets.US_ASCII);
    }
  }
}
