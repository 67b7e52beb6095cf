package dev.belfry.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belfry.domain.RecipientId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * What is due is looked for in tables as they are now, and not as they were when a connection was
 * new. PostgreSQL keeps a plan for all parameters after it has made five.
 */
class BroadcastPlanTest {

  private static final int APPENDED = 20;

  @Test
  void each_append_has_a_plan_of_its_own() throws SQLException {
    PostgresUnderTest postgres = PostgresUnderTest.shared();
    List<RecipientId> some =
        IntStream.range(0, 10).mapToObj(i -> new RecipientId("planned-" + i)).toList();
    some.forEach(postgres.log()::contact);
    try (Connection connection = postgres.dataSource().getConnection()) {
      JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
      Broadcasts broadcasts = new Broadcasts(jdbc, new Contents(jdbc));
      connection.setAutoCommit(false);
      for (int i = 0; i < APPENDED; i++) {
        broadcasts.append(some);
        connection.commit();
      }

      Map<String, Object> plans =
          jdbc.sql(
                  """
                  select count(*) as kept, sum(generic_plans) as for_all
                  from pg_prepared_statements where statement like '%pending as materialized%'
                  """)
              .query()
              .singleRow();
      connection.rollback();

      assertThat(plans.get("kept")).isEqualTo(1L);
      assertThat(plans.get("for_all").toString()).isEqualTo("0");
    }
  }
}
