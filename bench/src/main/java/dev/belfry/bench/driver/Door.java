package dev.belfry.bench.driver;

import java.net.InetSocketAddress;

/**
 * How streams of a server are opened.
 *
 * @param request the whole request for the stream of a recipient
 * @param greets whether a stream is open only with its event {@code connect}, not with its head
 * @param perSecond how many may be opened in a second, for servers that break when it is more
 */
public record Door(InetSocketAddress address, Request request, boolean greets, int perSecond) {

  /** As fast as the server answers. */
  public static final int UNPACED = Integer.MAX_VALUE;

  /** Makes requests; called by several threads. */
  @FunctionalInterface
  public interface Request {

    /**
     * One whole request.
     *
     * @param lastId where the stream of the recipient stood, empty if it never did
     * @param previous what the server called the recipient's last connection, empty if nothing
     */
    String of(int recipient, String lastId, String previous);
  }
}
