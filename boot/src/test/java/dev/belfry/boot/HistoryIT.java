package dev.belfry.boot;

import static dev.belfry.boot.Api.awaitTitle;
import static dev.belfry.boot.Api.data;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.belfry.testsupport.BelfryProcess;
import dev.belfry.testsupport.SseClient;
import dev.belfry.testsupport.SseEvent;
import dev.belfry.testsupport.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where a client cannot go on without a hole, Belfry says so; everywhere else it goes on. */
class HistoryIT {

  private static final TestPostgres.Database DATABASE = TestPostgres.get().newDatabase();
  private static BelfryProcess node;

  private final Api api = Api.of(node);

  @BeforeAll
  static void start() {
    node = Api.node(DATABASE).and("--belfry.sweep.interval=1s").start();
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void a_log_pruned_to_its_newest_row_resumes_who_stands_on_it_and_resets_who_stands_before()
      throws SQLException {
    post("ada", "one", "two");
    String two = standing("ada");
    post("ada", "three");
    String three = standing("ada");
    execute("delete from event where recipient = 'ada' and position < 3");

    try (SseClient current = api.stream("ada").after(three).open();
        SseClient late = api.stream("ada").after(two).open()) {
      late.await("connect");
      post("ada", "four");
      SseEvent four = awaitTitle(current, "four");
      awaitTitle(late, "four");

      assertThat(data(current.await("connect")).path("resumed").asBoolean()).isTrue();
      assertThat(current.events("reset")).isEmpty();
      assertThat(data(four).path("position").asInt()).isEqualTo(4);
      assertReset(late, "gone");
    }
  }

  @Test
  void a_database_swapped_for_an_earlier_copy_is_another_history_and_never_a_hole() {
    post("bob", "one", "two");
    String two = standing("bob");
    TestPostgres.Database earlier = TestPostgres.get().copy(DATABASE);
    awaitDatabase();
    post("bob", "three", "four");
    String four = standing("bob");

    node.kill();
    TestPostgres.get().swap(DATABASE, earlier);
    node.restart();

    try (SseClient ahead = api.stream("bob").after(four).open();
        SseClient common = api.stream("bob").after(two).open()) {
      ahead.await("connect");
      common.await("connect");
      post("bob", "another three", "another four");
      awaitTitle(ahead, "another four");
      awaitTitle(common, "another four");

      assertReset(ahead, "diverged");
      assertThat(common.events("reset")).isEmpty();
      assertThat(Api.titles(common)).containsExactly("another three", "another four");
    }
    try (SseClient sameNumber = api.stream("bob").after(four).open()) {
      sameNumber.awaitHeartbeats(1);

      assertReset(sameNumber, "diverged");
      assertThat(Api.titles(sameNumber)).isEmpty();
    }
  }

  @Test
  void an_open_stream_is_told_when_the_database_under_it_is_swapped() {
    post("cleo", "one");
    TestPostgres.Database earlier = TestPostgres.get().copy(DATABASE);
    awaitDatabase();
    try (SseClient open = api.stream("cleo").open()) {
      post("cleo", "two");
      awaitTitle(open, "two");

      TestPostgres.get().swap(DATABASE, earlier);

      open.await("reset");
      assertReset(open, "diverged");
    }
  }

  static Stream<String> unreadableIds() {
    return Stream.of(
        "42", "v1.x.00000000", "v9.1.00000000", "v1.-1.00000000", "%00", "x".repeat(500));
  }

  @ParameterizedTest
  @MethodSource("unreadableIds")
  void an_id_that_nobody_gave_is_unreadable(String id) {
    try (SseClient stream = api.stream("dora").after(id).open()) {
      stream.await("reset");

      assertReset(stream, "unreadable");
    }
  }

  /** Live events follow without ids, so that the verdict is heard again at the next return. */
  private static void assertReset(SseClient stream, String reason) {
    assertThat(stream.status()).isEqualTo(200);
    SseEvent reset = stream.await("reset");
    assertThat(reset.id()).isNull();
    assertThat(data(reset).path("reason").asString()).isEqualTo(reason);
    assertThat(data(reset).path("retryMs").asInt()).isBetween(0, 5_000);
    assertThat(stream.events("reset")).hasSize(1);
    assertThat(stream.events().stream().dropWhile(event -> !event.is("reset")))
        .allMatch(event -> event.id() == null);
  }

  private void post(String recipient, String... titles) {
    for (String title : titles) assertThat(api.post(recipient, title).status()).isEqualTo(201);
  }

  /** A copy cuts the node's connections; a request that meets a dead one may be answered 503. */
  private void awaitDatabase() {
    await().until(() -> api.inbox("nobody").status() == 200);
  }

  private String standing(String recipient) {
    return api.inbox(recipient).json().path("lastEventId").asString();
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = DATABASE.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
