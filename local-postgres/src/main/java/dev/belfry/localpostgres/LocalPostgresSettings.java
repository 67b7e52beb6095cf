package dev.belfry.localpostgres;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The embedded database of the profile {@code local}.
 *
 * @param data where its rows are kept
 * @param postgresPort where it listens; any free port if 0
 */
@ConfigurationProperties("belfry.local")
record LocalPostgresSettings(
    @DefaultValue(".data/postgres") Path data, @DefaultValue("0") int postgresPort) {

  LocalPostgresSettings {
    if (postgresPort < 0 || postgresPort > 65_535) {
      throw new IllegalArgumentException("belfry.local.postgres-port must be from 0 to 65535");
    }
  }
}
