package dev.belfry.adapter.persistence;

import dev.belfry.application.port.out.InboxLog;
import dev.belfry.application.port.out.InboxReader;
import dev.belfry.application.port.out.LogClock;
import dev.belfry.application.port.out.Removals;
import dev.belfry.application.port.out.Retention;
import java.time.OffsetDateTime;
import javax.sql.DataSource;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
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
  PublicationGroups publicationGroups(JdbcClient jdbc, DataSource database) {
    return new PublicationGroups(transactions(jdbc, database), new PublicationGroup(jdbc));
  }

  /** The log needs no entities, so it does without their manager. */
  private static Transactions transactions(JdbcClient jdbc, DataSource database) {
    return new Transactions(new JdbcTransactionManager(database), jdbc);
  }

  /** Stands before the pool that Spring makes of the settings. */
  @Bean
  static BeanPostProcessor certainCommits() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource pool ? new CertainCommits(pool) : bean;
      }
    };
  }

  @Bean
  SmartInitializingSingleton durability(JdbcClient jdbc) {
    return () -> new Durability(jdbc).tell();
  }

  @Bean
  LockQueue lockQueue(@Value("${spring.datasource.hikari.maximum-pool-size}") int pool) {
    return new LockQueue(pool);
  }

  @Bean
  InboxLog inboxLog(
      JdbcClient jdbc, DataSource database, PublicationGroups groups, LockQueue queue) {
    Contents contents = new Contents(jdbc);
    return new PostgresInboxLog(
        transactions(jdbc, database),
        new IdempotencyKeys(jdbc),
        new Locks(jdbc),
        new Heads(jdbc),
        new Publications(jdbc),
        groups,
        queue,
        new Broadcasts(jdbc, contents),
        new Events(jdbc, contents),
        new Items(jdbc),
        new StoredPreferences(jdbc));
  }

  @Bean
  Removals removals(
      JdbcClient jdbc,
      NotificationRows notifications,
      PlatformTransactionManager manager,
      LockQueue queue) {
    return new PostgresRemovals(
        new Transactions(manager, jdbc),
        queue,
        new Locks(jdbc),
        new Broadcasts(jdbc, new Contents(jdbc)),
        new Expiries(jdbc),
        notifications,
        jdbc);
  }

  @Bean
  LogClock logClock(JdbcClient jdbc, DataSource database) {
    Transactions transactions = transactions(jdbc, database);
    return () ->
        transactions
            .write(() -> jdbc.sql("select now()").query(OffsetDateTime.class).single())
            .toInstant();
  }

  @Bean
  Retention retention(JdbcClient jdbc, PlatformTransactionManager manager) {
    return new PostgresRetention(new Transactions(manager, jdbc), jdbc);
  }

  @Bean
  InboxReader inboxReader(
      RecipientRows recipients,
      ItemRows items,
      NotificationRows notifications,
      JdbcClient jdbc,
      PlatformTransactionManager manager) {
    return new PostgresInboxReader(
        recipients,
        items,
        notifications,
        new Contents(jdbc),
        new StoredPreferences(jdbc),
        new Transactions(manager, jdbc));
  }
}
