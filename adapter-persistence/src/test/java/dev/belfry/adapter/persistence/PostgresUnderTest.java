package dev.belfry.adapter.persistence;

import dev.belfry.application.port.out.InboxLog;
import dev.belfry.application.port.out.InboxReader;
import dev.belfry.application.port.out.LogUnderTest;
import dev.belfry.application.port.out.Removals;
import dev.belfry.application.port.out.Retention;
import dev.belfry.domain.RecipientId;
import dev.belfry.testsupport.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The adapter as the application has it, on a real PostgreSQL. */
record PostgresUnderTest(
    InboxLog log,
    InboxReader inboxes,
    Removals removals,
    Retention retention,
    JdbcClient jdbc,
    DataSource dataSource)
    implements LogUnderTest {

  @SpringBootConfiguration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(PersistenceConfiguration.class)
  static class Adapter {}

  /** Every writer and reader of a race at once; few stay when it is over. */
  static final int POOL = 80;

  private static final String HESITATE =
      """
      create function hesitate() returns trigger language plpgsql as $$
      declare
        me text := pg_current_xact_id()::text;
      begin
        if current_setting('belfry.hesitated', true) is distinct from me then
          perform set_config('belfry.hesitated', me, false);
          if random() < 0.1 then perform pg_sleep(random() * 0.04); end if;
        end if;
        return null;
      end $$
      """;

  private static final class Shared {
    static final PostgresUnderTest INSTANCE = on(TestPostgres.get().newDatabase());
  }

  /** On a database that all tests of this JVM share. */
  static PostgresUnderTest shared() {
    return Shared.INSTANCE;
  }

  static PostgresUnderTest on(TestPostgres.Database database) {
    ApplicationContext context =
        new SpringApplicationBuilder(Adapter.class)
            .web(WebApplicationType.NONE)
            .properties(
                "spring.datasource.url=" + database.url(),
                "spring.datasource.username=" + database.user(),
                "spring.datasource.password=" + database.password(),
                "spring.datasource.hikari.maximum-pool-size=" + POOL,
                "spring.datasource.hikari.minimum-idle=2",
                "spring.datasource.hikari.idle-timeout=10000",
                "spring.jpa.hibernate.ddl-auto=validate",
                "spring.main.banner-mode=off")
            .run();
    PostgresUnderTest postgres =
        new PostgresUnderTest(
            context.getBean(InboxLog.class),
            context.getBean(InboxReader.class),
            context.getBean(Removals.class),
            context.getBean(Retention.class),
            context.getBean(JdbcClient.class),
            context.getBean(DataSource.class));
    postgres.jdbc.sql(HESITATE).update();
    postgres.hesitateOver("event");
    return postgres;
  }

  /**
   * Lets some commits that wrote to this table take longer than others, as on a busy disk. On a
   * quick one what is numbered first becomes visible first by luck, and a race finds nothing.
   */
  void hesitateOver(String table) {
    jdbc.sql(
            """
            create constraint trigger hesitate after insert on %s
            deferrable initially deferred for each row execute function hesitate()
            """
                .formatted(table))
        .update();
  }

  /** How many wait for a lock in this database just now. */
  int waitingForALock() {
    return jdbc.sql(
            """
            select count(*) from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock'
            """)
        .query(Integer.class)
        .single();
  }

  /** Holds this recipient's row until it is rolled back. */
  Connection holding(RecipientId recipient) throws SQLException {
    Connection holder = dataSource.getConnection();
    holder.setAutoCommit(false);
    try (var lock = holder.prepareStatement("select from recipient where id = ? for update")) {
      lock.setString(1, recipient.value());
      lock.execute();
    }
    return holder;
  }

  /** As retention does: a prefix, and never the newest row. */
  @Override
  public void prune(RecipientId owner, long position) {
    jdbc.sql("delete from event where recipient = ? and position < ?")
        .param(owner.value())
        .param(position)
        .update();
  }
}
