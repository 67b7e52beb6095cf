package dev.belfry.bench.sql;

import dev.belfry.bench.post.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several who work on a database at once, each with a connection of its own. */
final class Clients {

  /** What one of them does. Returns how many it has done. */
  interface Work {
    long run();
  }

  private Clients() {}

  static long sum(List<Work> all) {
    try (ExecutorService threads = Executors.newFixedThreadPool(all.size())) {
      List<Future<Long>> working = new ArrayList<>();
      for (Work each : all) working.add(threads.submit(each::run));
      long sum = 0;
      for (Future<Long> each : working) sum += each.get();
      return sum;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Refused refused) throw refused;
      throw new IllegalStateException(e.getCause());
    }
  }
}
