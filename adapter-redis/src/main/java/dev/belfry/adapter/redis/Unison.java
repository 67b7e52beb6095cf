package dev.belfry.adapter.redis;

import dev.belfry.application.port.out.Vigilance;
import java.util.HashSet;
import java.util.Set;

/** Several who watch for themselves: the node relies on rings again only when all of them do. */
final class Unison {

  private final Vigilance node;
  private final Runnable calm;
  private final Set<Member> watching = new HashSet<>();

  /**
   * @param calm is done whenever all rely on rings
   */
  Unison(Vigilance node, Runnable calm) {
    this.node = node;
    this.calm = calm;
  }

  Vigilance member() {
    return new Member();
  }

  private final class Member implements Vigilance {

    @Override
    public void watch() {
      synchronized (watching) {
        watching.add(this);
        node.watch();
      }
    }

    @Override
    public void relax() {
      synchronized (watching) {
        watching.remove(this);
        if (!watching.isEmpty()) return;
        node.relax();
      }
      calm.run();
    }

    @Override
    public boolean isWatching() {
      synchronized (watching) {
        return watching.contains(this);
      }
    }
  }
}
