package dev.belfry.application.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.belfry.application.port.out.InboxLog.Standing;
import dev.belfry.application.port.out.Some;
import dev.belfry.domain.InboxException.LogUnavailable;
import dev.belfry.domain.RecipientId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ReplayLaneTest {

  private final RecipientId ada = Some.recipient();
  private final RecipientId ben = Some.recipient();
  private final RecipientId cleo = Some.recipient();
  private final ScriptedLog log = new ScriptedLog();

  @Test
  void a_log_that_cannot_be_understood_is_nobody_elses_trouble() {
    log.misunderstand(ben, new IllegalStateException("a word of a later release"));

    List<CompletableFuture<Object>> pages = askedTogether(List.of(ada, ben, cleo));

    assertThat(pages)
        .extracting(CompletableFuture::isCompletedExceptionally)
        .containsExactly(false, true, false);
  }

  @Test
  void when_the_log_is_away_all_who_wait_are_told_at_once() {
    log.failWith(new LogUnavailable(new IllegalStateException("away")));

    List<CompletableFuture<Object>> pages = askedTogether(List.of(ada, ben, cleo));

    assertThat(pages).allMatch(CompletableFuture::isCompletedExceptionally);
    assertThat(log.reads()).isEqualTo(2); // the one that came first, and these three
  }

  /** Behind one that is still being handed its page. */
  private List<CompletableFuture<Object>> askedTogether(List<RecipientId> recipients) {
    CountDownLatch allAsked = new CountDownLatch(1);
    CountDownLatch firstIsServed = new CountDownLatch(1);
    try (ReplayLane lane = new ReplayLane("test-", log, 1, 10)) {
      lane.ask(
          standing(Some.recipient()),
          _ -> hold(firstIsServed, allAsked),
          _ -> hold(firstIsServed, allAsked));
      await().until(() -> firstIsServed.getCount() == 0);
      List<CompletableFuture<Object>> pages =
          recipients.stream().map(it -> asked(lane, it)).toList();
      allAsked.countDown();
      await().until(() -> pages.stream().allMatch(CompletableFuture::isDone));
      return pages;
    }
  }

  private CompletableFuture<Object> asked(ReplayLane lane, RecipientId recipient) {
    CompletableFuture<Object> page = new CompletableFuture<>();
    lane.ask(standing(recipient), page::complete, page::completeExceptionally);
    return page;
  }

  private Standing standing(RecipientId recipient) {
    return new Standing(recipient, log.current().contact(recipient).position());
  }

  private static void hold(CountDownLatch reached, CountDownLatch released) {
    reached.countDown();
    try {
      released.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
