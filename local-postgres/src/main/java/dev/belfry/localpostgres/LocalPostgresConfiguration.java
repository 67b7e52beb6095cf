package dev.belfry.localpostgres;

import java.io.IOException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/**
 * The database of the profile {@code local}, started by Belfry itself unless a {@code
 * spring.datasource.url} names another. It stops after the connection pool, which depends on it.
 */
@Configuration(proxyBeanMethods = false)
@Profile("local")
@Conditional(LocalPostgresConfiguration.NoDatabaseNamed.class)
@EnableConfigurationProperties(LocalPostgresSettings.class)
public class LocalPostgresConfiguration {

  @Bean(destroyMethod = "close")
  LocalPostgres localPostgres(LocalPostgresSettings settings) throws IOException {
    return LocalPostgres.persistent(settings.data(), settings.postgresPort());
  }

  @Bean
  JdbcConnectionDetails localPostgresConnection(LocalPostgres server) {
    return new JdbcConnectionDetails() {
      @Override
      public String getJdbcUrl() {
        return server.jdbcUrl();
      }

      @Override
      public String getUsername() {
        return server.user();
      }

      @Override
      public String getPassword() {
        return "";
      }
    };
  }

  static final class NoDatabaseNamed implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return !StringUtils.hasText(context.getEnvironment().getProperty("spring.datasource.url"));
    }
  }
}
