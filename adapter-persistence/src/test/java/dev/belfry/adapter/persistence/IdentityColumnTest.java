package dev.belfry.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.belfry.application.port.out.Appended;
import dev.belfry.application.port.out.Broadcast;
import dev.belfry.application.port.out.Changed;
import dev.belfry.application.port.out.InboxLog;
import dev.belfry.application.port.out.InboxLogTrialContract;
import dev.belfry.application.port.out.InboxReader;
import dev.belfry.application.port.out.LogUnderTest;
import dev.belfry.application.port.out.Published;
import dev.belfry.application.port.out.Removals;
import dev.belfry.domain.Counts;
import dev.belfry.domain.IdempotencyKey;
import dev.belfry.domain.InboxEvent;
import dev.belfry.domain.LogHead;
import dev.belfry.domain.Notification;
import dev.belfry.domain.Position;
import dev.belfry.domain.Preferences;
import dev.belfry.domain.Receipt;
import dev.belfry.domain.RecipientId;
import dev.belfry.domain.RecordedEvent;
import dev.belfry.domain.Replay;
import dev.belfry.domain.StateChange;
import dev.belfry.domain.Witness;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The race in the contract sees what it was made for: a log whose positions come from an identity
 * column, as most people would build it, fails it. Such numbers are handed out before the commit,
 * so a later one can become visible first, and a reader steps over the earlier one.
 */
class IdentityColumnTest {

  private static final int RACES = 5;

  @Test
  void a_log_numbered_by_an_identity_column_has_holes_and_the_contract_sees_them() {
    List<String> refusals =
        IntStream.range(0, RACES).mapToObj(_ -> race()).flatMap(Optional::stream).toList();

    System.out.printf(
        "Positions from an identity column: refused in %d of %d races, as in: %s%n",
        refusals.size(), RACES, refusals.isEmpty() ? "" : refusals.getFirst());
    assertThat(refusals).isNotEmpty();
    assertThat(refusals).allSatisfy(said -> assertThat(said).containsAnyOf("Lost", "follows"));
  }

  /** What the contract said against it. */
  private static Optional<String> race() {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectMethod(OnIdentityColumns.class, "a_reader_never_sees_a_hole"))
        .execute()
        .testEvents()
        .finished()
        .list()
        .getFirst()
        .getRequiredPayload(TestExecutionResult.class)
        .getThrowable()
        .map(Throwable::getMessage);
  }

  /** The contract's suite, run by the test above and not by itself: it is meant to fail. */
  static class OnIdentityColumns extends InboxLogTrialContract {

    private final LogUnderTest log = new IdentityLog(PostgresUnderTest.shared());

    @Override
    protected LogUnderTest underTest() {
      return log;
    }
  }

  /**
   * A table of its own for each recipient, numbered 0, 1, 2 … without a hole in the end. Witnesses
   * follow from the numbers: only the order in which rows become visible can be at fault.
   */
  private record IdentityLog(PostgresUnderTest postgres, Map<UUID, Notification> content)
      implements InboxLog, LogUnderTest {

    IdentityLog(PostgresUnderTest postgres) {
      this(postgres, new ConcurrentHashMap<>());
    }

    @Override
    public LogHead contact(RecipientId owner) {
      if (jdbc()
          .sql("select to_regclass(?) is null")
          .param(table(owner))
          .query(Boolean.class)
          .single()) {
        found(owner);
      }
      return head(owner);
    }

    private void found(RecipientId owner) {
      jdbc()
          .sql(
              """
              create table %s (
                position bigint generated always as identity (minvalue 0 start 0) primary key,
                notification uuid not null)
              """
                  .formatted(table(owner)))
          .update();
      postgres.hesitateOver(table(owner));
      publish(owner, new UUID(0, 0));
    }

    @Override
    public Published publish(
        Notification notification, Set<RecipientId> to, @Nullable IdempotencyKey key) {
      content.put(notification.id().value(), notification);
      RecipientId one = to.iterator().next();
      long number = publish(one, notification.id().value());
      return new Published(
          new Receipt(notification.id(), 1, false),
          List.of(recorded(one, number, notification.id().value())));
    }

    private long publish(RecipientId to, UUID notification) {
      return jdbc()
          .sql("insert into %s (notification) values (?) returning position".formatted(table(to)))
          .param(notification)
          .query(Long.class)
          .single();
    }

    @Override
    public List<Replay> replay(List<Standing> standings, int limit) {
      return standings.stream().map(asked -> page(asked, limit)).toList();
    }

    private Replay page(Standing asked, int limit) {
      List<RecordedEvent> rows = rows(asked.owner(), asked.position().number(), limit + 1);
      return Replay.of(asked.position(), rows, head(asked.owner()));
    }

    private LogHead head(RecipientId owner) {
      long newest =
          jdbc().sql("select max(position) from " + table(owner)).query(Long.class).single();
      return new LogHead(owner, position(newest), Counts.NONE);
    }

    private List<RecordedEvent> rows(RecipientId owner, long from, int limit) {
      return jdbc()
          .sql(
              "select * from %s where position >= ? order by position limit ?"
                  .formatted(table(owner)))
          .param(from)
          .param(limit)
          .query((row, n) -> {
            long number = row.getLong("position");
            return recorded(owner, number, row.getObject("notification", UUID.class));
          })
          .list();
    }

    private RecordedEvent recorded(RecipientId owner, long number, UUID notification) {
      Optional<Notification> posted = Optional.ofNullable(content.get(notification));
      return new RecordedEvent(
          owner,
          position(number),
          number == 0 ? null : position(number - 1).witness(),
          Counts.NONE,
          posted.<InboxEvent>map(InboxEvent.Published::new).orElseGet(InboxEvent.Founded::new));
    }

    private static Position position(long number) {
      return new Position(number, Witness.of(new UUID(0, number)));
    }

    private JdbcClient jdbc() {
      return postgres.jdbc();
    }

    private static String table(RecipientId owner) {
      return '"' + owner.value() + '"';
    }

    @Override
    public Changed change(
        RecipientId owner, StateChange change, @Nullable Position standing, Instant at) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Changed prefer(RecipientId owner, Preferences preferences, Instant at) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Receipt> answered(IdempotencyKey key) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Broadcast broadcast(Notification notification, @Nullable IdempotencyKey key) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Appended appendBroadcasts(Collection<RecipientId> owners) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Standing> moved(Collection<Standing> standings) {
      throw new UnsupportedOperationException();
    }

    @Override
    public InboxLog log() {
      return this;
    }

    @Override
    public Removals removals() {
      throw new UnsupportedOperationException();
    }

    @Override
    public InboxReader inboxes() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void prune(RecipientId owner, long position) {
      throw new UnsupportedOperationException();
    }
  }
}
