package dev.belfry.chaos.client;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The answer to one request on a connection of its own, which can be read slowly, abandoned and
 * cut. Reading fails where nothing comes for longer than was agreed.
 */
final class Answer implements Closeable {

  private static final int CONNECT_MILLIS = 5_000;

  private final Socket socket;
  private final InputStream in;
  private final int status;
  private final Map<String, String> headers = new HashMap<>();
  private long headLength;

  private Answer(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
    this.status = Integer.parseInt(line().split(" ", 3)[1]);
    for (String header = line(); !header.isEmpty(); header = line()) {
      String[] parts = header.split(":", 2);
      if (parts.length == 2) headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1].strip());
    }
  }

  /**
   * @param silence the longest that is borne
   */
  static Answer to(int port, String path, String token, Duration silence) throws IOException {
    return to(port, "GET", path, token, "", silence);
  }

  /**
   * @param body JSON; none if empty
   * @param silence the longest that is borne
   */
  static Answer to(
      int port, String method, String path, String token, String body, Duration silence)
      throws IOException {
    Socket socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
      socket.setSoTimeout((int) silence.toMillis());
      String request =
          method
              + " "
              + path
              + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
              + token
              + (body.isEmpty()
                  ? ""
                  : "\r\nContent-Type: application/json\r\nContent-Length: " + body.length())
              + "\r\nConnection: close\r\n\r\n"
              + body;
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new Answer(socket);
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  /** In bytes, but for the ends of lines. */
  long headLength() {
    return headLength;
  }

  int status() {
    return status;
  }

  boolean isStream() {
    return status == 200
        && headers.getOrDefault("content-type", "").startsWith("text/event-stream");
  }

  /** The body, without the frames of its chunks. */
  InputStream body() {
    return headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")
        ? new Chunks()
        : in;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) throw new EOFException("The connection ended in a line");
      headLength++;
      if (c != '\r') line.append((char) c);
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  /** Chunked transfer. */
  private final class Chunks extends InputStream {

    private int left;
    private boolean first = true;
    private boolean over;

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      if (left == 0 && !over) begin();
      if (over) return -1;
      int count = in.read(bytes, from, Math.min(length, left));
      if (count < 0) throw new EOFException("The connection ended in a chunk");
      left -= count;
      return count;
    }

    private void begin() throws IOException {
      if (!first && !line().isEmpty()) throw new IOException("A chunk is longer than it says");
      first = false;
      left = Integer.parseInt(line().strip(), 16);
      over = left == 0;
    }
  }
}
