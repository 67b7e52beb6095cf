package dev.belfry.chaos.link;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One connection of a {@link Link}: to whoever came, and from there to the server. */
final class Pair {

  private static final int PIECE = 16 * 1024;
  private static final int CONNECT_MILLIS = 5_000;

  private final Link link;
  private final Socket near;
  private final Socket far = new Socket();
  private volatile boolean halfOpen;
  private long fromServer;

  Pair(Link link, Socket near) {
    this.link = link;
    this.near = near;
  }

  void connect(InetSocketAddress server) {
    try {
      link.awaitPassage();
      if (link.weather() instanceof Weather.Says(var answer)) {
        say(answer);
        return;
      }
      far.connect(server, CONNECT_MILLIS);
      near.setTcpNoDelay(true);
      far.setTcpNoDelay(true);
      link.begin(() -> carry(far, near, true));
      carry(near, far, false);
    } catch (IOException unreachable) {
      reset();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      reset();
    }
  }

  /** Once it has asked, as a proxy would that has nobody behind it. */
  private void say(String answer) throws IOException {
    near.setSoTimeout(CONNECT_MILLIS);
    if (near.getInputStream().read(new byte[PIECE]) > 0) {
      near.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
    }
    near.shutdownOutput();
    link.forget(this);
    near.close();
  }

  private void carry(Socket from, Socket to, boolean isAnswer) {
    try (InputStream in = new BufferedInputStream(from.getInputStream(), PIECE)) {
      byte[] piece = new byte[PIECE];
      while (one(in, to.getOutputStream(), piece, isAnswer)) link.awaitPassage();
      leave(to);
    } catch (IOException broken) {
      reset();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      reset();
    }
  }

  private boolean one(InputStream in, OutputStream out, byte[] piece, boolean isAnswer)
      throws IOException, InterruptedException {
    if (isAnswer && link.frames().pass(in, out)) return true;
    int count = in.read(piece, 0, link.weather() instanceof Weather.Slow ? 1 : piece.length);
    if (count < 0) return false;
    link.awaitPassage();
    switch (link.weather()) {
      case Weather.Delay(var by) -> Thread.sleep(by);
      case Weather.Slow(var bytes) -> Thread.sleep(Math.max(1, 1_000 * count / bytes));
      case Weather.Cut(var at) -> {
        if (isAnswer && fromServer + count >= at) {
          out.write(piece, 0, (int) Math.max(0, at - fromServer));
          throw new IOException("cut");
        }
      }
      case Weather.Calm _, Weather.Hole _, Weather.Reset _, Weather.Says _, Weather.HalfOpen _ -> {}
    }
    if (isAnswer) fromServer += count;
    out.write(piece, 0, count);
    return true;
  }

  /** One side has closed. */
  private void leave(Socket other) throws IOException {
    if (link.weather() instanceof Weather.HalfOpen) halfOpen = true;
    else if (!other.isClosed()) other.shutdownOutput();
    if (near.isClosed() || far.isClosed() || (near.isOutputShutdown() && far.isOutputShutdown())) {
      reset();
    }
  }

  boolean isHalfOpen() {
    return halfOpen;
  }

  /** Ends both sides without a word. */
  void reset() {
    link.forget(this);
    reset(near);
    reset(far);
  }

  private static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException gone) {
      // it is closed all the same
    }
  }
}
