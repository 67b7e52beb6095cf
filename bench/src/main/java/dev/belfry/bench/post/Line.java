package dev.belfry.bench.post;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP connection that is kept open, and one request on it at a time. The JDK's client would
 * take more of the machine than some of the servers do.
 */
final class Line implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 60_000;

  /** What the server said. */
  record Answer(int status, String body) {

    boolean isFine() {
      return status / 100 == 2;
    }
  }

  private final InetSocketAddress server;
  private @Nullable Socket socket;
  private InputStream in = InputStream.nullInputStream();
  private boolean ending;

  Line(InetSocketAddress server) {
    this.server = server;
  }

  synchronized Answer send(byte[] request) throws IOException {
    if (socket == null) connect();
    try {
      if (socket != null) socket.getOutputStream().write(request);
      Answer answer = answer();
      if (ending) close();
      return answer;
    } catch (IOException broken) {
      close();
      throw broken;
    }
  }

  private void connect() throws IOException {
    Socket fresh = new Socket();
    fresh.setTcpNoDelay(true);
    fresh.setSoTimeout(PATIENCE_MILLIS);
    fresh.connect(server, PATIENCE_MILLIS);
    in = new BufferedInputStream(fresh.getInputStream());
    socket = fresh;
  }

  private Answer answer() throws IOException {
    String status = line();
    if (status.length() < 12) throw new IOException("No HTTP answer: " + status);
    int length = 0;
    ending = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String it = header.toLowerCase(Locale.ROOT);
      if (it.startsWith("content-length:")) length = Integer.parseInt(it.substring(15).strip());
      if (it.startsWith("transfer-encoding:")) length = -1;
      if (it.startsWith("connection:") && it.contains("close")) ending = true;
    }
    String body = length < 0 ? chunks() : text(length);
    return new Answer(Integer.parseInt(status.substring(9, 12)), body);
  }

  private String chunks() throws IOException {
    StringBuilder body = new StringBuilder();
    for (int size = size(); size > 0; size = size()) {
      body.append(text(size));
      line();
    }
    line();
    return body.toString();
  }

  private int size() throws IOException {
    return Integer.parseInt(line().split(";", 2)[0].strip(), 16);
  }

  private String text(int length) throws IOException {
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) throw new IOException("The server hung up");
      if (c != '\r') line.append((char) c);
    }
    return line.toString();
  }

  @Override
  public synchronized void close() {
    try {
      if (socket != null) socket.close();
    } catch (IOException gone) {
      // it is closed all the same
    }
    socket = null;
  }
}
