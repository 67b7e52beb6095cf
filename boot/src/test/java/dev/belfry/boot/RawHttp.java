package dev.belfry.boot;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;

/** Requests by hand, as no client sends them. */
final class RawHttp {

  private static final int PATIENCE_MS = 60_000;

  private RawHttp() {}

  /** All that comes until the server closes the connection. */
  static String ask(Api api, String requestLine, String... headers) throws IOException {
    try (Socket socket = asking(api, requestLine, headers)) {
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  /** The request is sent, and nothing of the answer is read yet. */
  static Socket asking(Api api, String requestLine, String... headers) throws IOException {
    return asking(new Socket(), api, requestLine, headers);
  }

  /** The same by a socket that is not connected yet. */
  static Socket asking(Socket socket, Api api, String requestLine, String... headers)
      throws IOException {
    URI node = URI.create(api.url());
    String head =
        requestLine
            + "\r\nHost: "
            + node.getAuthority()
            + "\r\n"
            + lines(List.of(headers))
            + "\r\n";
    socket.connect(new InetSocketAddress(node.getHost(), node.getPort()));
    socket.setSoTimeout(PATIENCE_MS);
    socket.getOutputStream().write(head.getBytes(UTF_8));
    return socket;
  }

  static String bearer(String token) {
    return "Authorization: Bearer " + token;
  }

  private static String lines(List<String> headers) {
    StringBuilder lines = new StringBuilder();
    for (String header : headers) lines.append(header).append("\r\n");
    return lines.toString();
  }
}
