package dev.belfry.bench.limit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A stream, or a line that posts come in on. Only the thread of its shard touches it. */
final class Connection {

  private static final int MOST_OWED = 1 << 20;
  private static final String STREAM =
      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";
  private static final byte[] ACCEPTED =
      bytes("HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n");

  private final Shard shard;
  private final SelectionKey key;
  private final SocketChannel channel;
  private String begun = "";
  private @Nullable String recipient;
  private @Nullable ByteBuffer owed;

  Connection(Shard shard, SelectionKey key, SocketChannel channel) {
    this.shard = shard;
    this.key = key;
    this.channel = channel;
  }

  Shard shard() {
    return shard;
  }

  void ready(ByteBuffer in) {
    try {
      if (key.isReadable()) read(in);
      if (key.isValid() && key.isWritable()) writeOwed();
    } catch (IOException broken) {
      close();
    }
  }

  private void read(ByteBuffer in) throws IOException {
    in.clear();
    if (channel.read(in) < 0) {
      close();
      return;
    }
    begun += StandardCharsets.UTF_8.decode(in.flip());
    int head = begun.indexOf("\r\n\r\n");
    if (head < 0) return;
    int end = head + 4 + contentLength(begun.substring(0, head));
    if (begun.length() < end) return;
    String request = begun.substring(0, end);
    begun = begun.substring(end);
    answer(request.split(" ", 3), request.substring(head + 4));
  }

  /** {@code GET /17}, {@code POST /17} or {@code POST /all}. */
  private void answer(String[] words, String body) {
    String path = words[1].substring(1);
    if (words[0].equals("GET")) {
      open(path);
    } else {
      if (path.equals("all")) shard.server().toAll(frame(body));
      else shard.server().toOne(path, frame(body));
      write(ByteBuffer.wrap(ACCEPTED));
    }
  }

  private void open(String path) {
    recipient = path;
    shard.listen(this);
    shard.server().listen(path, this);
    write(ByteBuffer.wrap(bytes(STREAM)));
  }

  private static int contentLength(String head) {
    int at = head.indexOf("Content-Length: ");
    return at < 0 ? 0 : Integer.parseInt(head.substring(at + 16).lines().findFirst().orElse("0"));
  }

  /** As long as one of Belfry's, with an id that leads nowhere. */
  private static byte[] frame(String data) {
    String id = "v1.1." + UUID.randomUUID().toString().substring(28);
    String event = "event: notification\ndata: " + data + "\nid: " + id + "\n\n";
    return bytes(Integer.toHexString(event.length()) + "\r\n" + event + "\r\n");
  }

  void write(ByteBuffer bytes) {
    try {
      if (owed == null) channel.write(bytes);
      if (bytes.hasRemaining()) owe(bytes);
    } catch (IOException broken) {
      close();
    }
  }

  private void owe(ByteBuffer bytes) {
    int already = owed == null ? 0 : owed.remaining();
    if (already + bytes.remaining() > MOST_OWED) {
      close();
      return;
    }
    ByteBuffer all = ByteBuffer.allocate(already + bytes.remaining());
    if (owed != null) all.put(owed);
    owed = all.put(bytes).flip();
    key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
  }

  private void writeOwed() throws IOException {
    if (owed == null) return;
    channel.write(owed);
    if (owed.hasRemaining()) return;
    owed = null;
    key.interestOps(SelectionKey.OP_READ);
  }

  private void close() {
    shard.gone(this);
    if (recipient != null) shard.server().gone(recipient, this);
    try {
      channel.close();
    } catch (IOException gone) {
      // it is closed all the same
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
