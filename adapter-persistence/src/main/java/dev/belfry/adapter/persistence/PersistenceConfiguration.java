package dev.belfry.adapter.persistence;

import dev.belfry.application.port.out.InboxLog;
import dev.belfry.application.port.out.InboxReader;
import dev.belfry.application.port.out.Removals;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.transaction.PlatformTransactionManager;

/** Gives the application its log and its inboxes, on the PostgreSQL that the settings name. */
@Configuration(proxyBeanMethods = false)
@EntityScan
@EnableJpaRepositories(considerNestedRepositories = true)
public class PersistenceConfiguration {

  /** By PostgreSQL's own codes: the classes of SQLSTATE alone do not tell a wait that timed out. */
  @Bean
  SQLExceptionTranslator sqlExceptionTranslator() {
    return new SQLErrorCodeSQLExceptionTranslator("PostgreSQL");
  }

  @Bean
  InboxLog inboxLog(
      JdbcClient jdbc, NotificationRows notifications, PlatformTransactionManager manager) {
    return new PostgresInboxLog(
        new Transactions(manager, jdbc),
        new IdempotencyKeys(jdbc),
        new Locks(jdbc),
        new Heads(jdbc),
        new Publications(jdbc),
        new Broadcasts(jdbc),
        new Events(jdbc, notifications),
        new Items(jdbc));
  }

  @Bean
  Removals removals(
      JdbcClient jdbc, NotificationRows notifications, PlatformTransactionManager manager) {
    return new PostgresRemovals(
        new Transactions(manager, jdbc),
        new Locks(jdbc),
        new Broadcasts(jdbc),
        new Expiries(jdbc),
        notifications,
        jdbc);
  }

  @Bean
  InboxReader inboxReader(
      RecipientRows recipients,
      ItemRows items,
      NotificationRows notifications,
      JdbcClient jdbc,
      PlatformTransactionManager manager) {
    return new PostgresInboxReader(
        recipients, items, notifications, new Transactions(manager, jdbc));
  }
}
