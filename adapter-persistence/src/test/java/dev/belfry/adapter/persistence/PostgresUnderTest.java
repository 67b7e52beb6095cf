package dev.belfry.adapter.persistence;

import dev.belfry.application.port.out.InboxLog;
import dev.belfry.application.port.out.InboxReader;
import dev.belfry.domain.RecipientId;
import dev.belfry.testsupport.TestPostgres;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The adapter as the application has it, on a real PostgreSQL. */
record PostgresUnderTest(InboxLog log, InboxReader inboxes, JdbcClient jdbc) {

  @SpringBootConfiguration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(PersistenceConfiguration.class)
  static class Adapter {}

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
                "spring.jpa.hibernate.ddl-auto=validate",
                "spring.main.banner-mode=off")
            .run();
    return new PostgresUnderTest(
        context.getBean(InboxLog.class),
        context.getBean(InboxReader.class),
        context.getBean(JdbcClient.class));
  }

  /** As retention does: a prefix, and never the newest row. */
  void prune(RecipientId owner, long position) {
    jdbc.sql("delete from event where recipient = ? and position < ?")
        .param(owner.value())
        .param(position)
        .update();
  }
}
