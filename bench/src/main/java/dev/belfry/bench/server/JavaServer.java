package dev.belfry.bench.server;

import dev.belfry.bench.driver.Door;
import dev.belfry.bench.measure.Processes;
import dev.belfry.bench.post.Desk;
import dev.belfry.bench.post.Letter;
import java.net.InetSocketAddress;

/**
 * A server of the bench's own, in another JVM. Paths, but for that of everyone, end in a number.
 */
record JavaServer(Child child, InetSocketAddress address, String streams, String posts)
    implements Server {

  @Override
  public Door door() {
    return new Door(
        address,
        (recipient, lastId, previous) -> Http.get(streams + recipient, ""),
        false,
        Door.UNPACED);
  }

  @Override
  public Desk desk() {
    return new Desk(address, letter -> Http.post(path(letter), "", letter.event()));
  }

  private String path(Letter letter) {
    return letter.isToEveryone() ? "/all" : posts + letter.recipient();
  }

  @Override
  public Processes processes() {
    return Processes.alone(child.handle());
  }

  @Override
  public boolean isJava() {
    return true;
  }

  @Override
  public Ended end() {
    return child.stop();
  }
}
