package dev.belfry.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.belfry.adapter.persistence.PublicationGroup.Post;
import dev.belfry.application.port.out.Some;
import dev.belfry.domain.InboxException.LogUnavailable;
import java.lang.Thread.State;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.SimpleTransactionStatus;

/** Where a connection is not to be had, or hangs. */
class PublicationGroupsTest {

  private static final int QUEUED = 500; // more than all groups hold

  private final Semaphore patience = new Semaphore(0);
  private final Semaphore later = new Semaphore(0);
  private final AtomicInteger tried = new AtomicInteger();
  private final List<Thread> callers = new ArrayList<>();

  @Test
  void all_who_wait_are_told_when_the_first_have_waited_in_vain() {
    try (var groups = groups(_ -> fails())) {
      List<CompletableFuture<?>> posts = new ArrayList<>();
      posts.add(post(groups));
      await().until(() -> tried.get() == 1);
      for (int i = 0; i < QUEUED; i++) posts.add(post(groups));
      await().until(() -> callers.stream().allMatch(it -> it.getState() == State.WAITING));
      await().until(() -> tried.get() == PublicationGroups.WORKERS);

      patience.release(PublicationGroups.WORKERS);

      await().until(() -> posts.stream().allMatch(CompletableFuture::isDone));
      assertThat(posts).allMatch(CompletableFuture::isCompletedExceptionally);
      assertThat(tried).hasValue(PublicationGroups.WORKERS);
    }
  }

  /** That one connection hung and broke says nothing of those who have another. */
  @Test
  void who_hung_alone_fails_alone() {
    try (var groups =
        groups(attempt -> attempt == 0 ? fails() : attempt == 1 ? succeeds() : takesTime())) {
      CompletableFuture<?> stuck = post(groups);
      await().until(() -> tried.get() == 1);
      CompletableFuture<?> next = post(groups);
      await().until(next::isDone);
      List<CompletableFuture<?>> others = new ArrayList<>();
      for (int i = 0; i < QUEUED; i++) others.add(post(groups));
      await().until(() -> tried.get() == 1 + PublicationGroups.WORKERS);

      patience.release();

      await().until(stuck::isCompletedExceptionally);
      later.release(QUEUED);
      await().until(() -> others.stream().allMatch(CompletableFuture::isDone));
      assertThat(others).noneMatch(CompletableFuture::isCompletedExceptionally);
    }
  }

  @Test
  void who_waits_when_it_is_closed_is_told() {
    List<CompletableFuture<?>> posts = new ArrayList<>();
    try (var groups = groups(_ -> takesTime())) {
      for (int i = 0; i < QUEUED; i++) posts.add(post(groups));
      await().until(() -> tried.get() == PublicationGroups.WORKERS);
    }

    later.release(QUEUED);

    await().until(() -> posts.stream().allMatch(CompletableFuture::isDone));
    assertThat(posts).anyMatch(CompletableFuture::isCompletedExceptionally);
  }

  private CompletableFuture<?> post(PublicationGroups groups) {
    CompletableFuture<Optional<?>> answer = new CompletableFuture<>();
    callers.add(
        Thread.ofVirtual()
            .start(() -> {
              try {
                answer.complete(
                    groups.publish(new Post(Some.notification(), Some.recipient(), null)));
              } catch (LogUnavailable unavailable) {
                answer.completeExceptionally(unavailable);
              }
            }));
    return answer;
  }

  /**
   * @param begin what becomes of the first transaction, the second and so on
   */
  private PublicationGroups groups(IntFunction<TransactionStatus> begin) {
    JdbcClient none = JdbcClient.create(new NoDatabase());
    return new PublicationGroups(
        new Transactions(new Scripted(begin), none), new PublicationGroup(none));
  }

  private TransactionStatus fails() {
    patience.acquireUninterruptibly();
    throw new CannotCreateTransactionException("no connection");
  }

  private TransactionStatus takesTime() {
    later.acquireUninterruptibly();
    return succeeds();
  }

  private static TransactionStatus succeeds() {
    return new SimpleTransactionStatus();
  }

  private final class Scripted implements PlatformTransactionManager {

    private final IntFunction<TransactionStatus> begin;

    Scripted(IntFunction<TransactionStatus> begin) {
      this.begin = begin;
    }

    @Override
    public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
      return begin.apply(tried.getAndIncrement());
    }

    @Override
    public void commit(TransactionStatus status) {}

    @Override
    public void rollback(TransactionStatus status) {}
  }

  private static final class NoDatabase extends AbstractDataSource {

    @Override
    public Connection getConnection() {
      throw new AssertionError("nothing is asked");
    }

    @Override
    public Connection getConnection(String user, String password) {
      return getConnection();
    }
  }
}
