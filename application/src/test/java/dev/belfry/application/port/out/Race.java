package dev.belfry.application.port.out;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Lets many start at the same moment and waits for all of them. Each has a thread of the system,
 * not a virtual one: those are never interrupted in the middle, and one that looks again and again
 * starves the rest.
 */
public final class Race {

  private static final int MINUTES = 2;

  private Race() {}

  /**
   * Runs the same task {@code runners} times at once.
   *
   * @return what each answered
   */
  public static <T> List<T> of(int runners, Callable<T> task) throws Exception {
    return of(IntStream.range(0, runners).mapToObj(_ -> task).toList());
  }

  /**
   * Runs all tasks at once.
   *
   * @return what each answered, in their order
   * @throws Exception what the first of those that failed threw
   */
  public static <T> List<T> of(List<Callable<T>> tasks) throws Exception {
    CountDownLatch ready = new CountDownLatch(tasks.size());
    List<Callable<T>> runners =
        tasks.stream()
            .map(task ->
                (Callable<T>)
                    () -> {
                      ready.countDown();
                      ready.await();
                      return task.call();
                    })
            .toList();
    try (ExecutorService threads =
        Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      return answers(threads.invokeAll(runners, MINUTES, TimeUnit.MINUTES));
    }
  }

  private static <T> List<T> answers(List<Future<T>> finished) throws Exception {
    for (Future<T> one : finished) {
      if (one.state() == Future.State.FAILED) rethrow(one.exceptionNow());
    }
    return finished.stream().map(Future::resultNow).toList();
  }

  private static void rethrow(Throwable failure) throws Exception {
    if (failure instanceof Error error) throw error;
    throw (Exception) failure;
  }
}
