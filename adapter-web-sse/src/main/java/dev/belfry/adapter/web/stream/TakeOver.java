package dev.belfry.adapter.web.stream;

import dev.belfry.application.port.in.OpenStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpGenerator;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;

/**
 * Keeps back the head of an answer, so that it leaves together with the first event, and hands the
 * connection over to the stream. Any other answer than 200 goes its usual way.
 */
final class TakeOver extends HttpStream.Wrapper {

  private static final byte[] STATUS_LINE =
      "HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII);

  /** Ample: the server's own headers, and an origin. */
  private static final int LONGEST_HEAD = 8 * 1024;

  private final Request request;
  private final StreamConnection connection;
  private final OpenStream.Feed feed;
  private boolean taken;

  TakeOver(HttpStream stream, Request request, StreamConnection connection, OpenStream.Feed feed) {
    super(stream);
    this.request = request;
    this.connection = connection;
    this.feed = feed;
  }

  @Override
  public void send(
      MetaData.Request asked,
      MetaData.Response answer,
      boolean last,
      ByteBuffer content,
      Callback callback) {
    if (answer == null || answer.getStatus() != 200) {
      super.send(asked, answer, last, content, callback);
      return;
    }
    connection.begin(head(answer));
    request.setAttribute(HttpStream.UPGRADE_CONNECTION_ATTRIBUTE, connection);
    taken = true;
    callback.succeeded();
  }

  /** Without the length of a body that seems to be empty. */
  private static byte[] head(MetaData.Response answer) {
    ByteBuffer head = ByteBuffer.allocate(LONGEST_HEAD).put(STATUS_LINE);
    for (HttpField field : answer.getHttpFields()) {
      if (field.getHeader() != HttpHeader.CONTENT_LENGTH) HttpGenerator.putTo(field, head);
    }
    head.put((byte) '\r').put((byte) '\n');
    return Arrays.copyOf(head.array(), head.position());
  }

  /** Where it was not taken over, there is no stream. */
  @Override
  public void succeeded() {
    if (!taken) feed.closed();
    super.succeeded();
  }

  @Override
  public void failed(Throwable broken) {
    feed.closed();
    super.failed(broken);
  }
}
