package dev.belfry.localpostgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.support.SpringFactoriesLoader;

class LocalPostgresConfigurationIT {

  @TempDir Path directory;

  @Test
  void the_profile_local_brings_a_database_where_it_is_told_to() {
    try (var context = run("local", "--belfry.local.data=" + directory)) {
      var details = context.getBean(JdbcConnectionDetails.class);

      assertThat(details.getJdbcUrl()).startsWith("jdbc:postgresql://localhost:");
      assertThat(details.getUsername()).isEqualTo("postgres");
    }
    assertThat(directory.resolve("pg18.ready")).exists();
    assertThat(directory.resolve("pg18/postmaster.pid")).doesNotExist();
  }

  @Test
  void without_the_profile_nothing_is_started() throws Exception {
    try (var context = run("other", "--belfry.local.data=" + directory)) {
      assertThat(context.getBeanProvider(JdbcConnectionDetails.class).getIfAvailable()).isNull();
    }
    try (var files = Files.list(directory)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void a_database_that_is_named_is_preferred() {
    try (var context =
        run("local", "--belfry.local.data=" + directory, "--spring.datasource.url=jdbc:x:y")) {
      assertThat(context.getBeanProvider(LocalPostgres.class).getIfAvailable()).isNull();
    }
  }

  @Test
  void a_start_that_cannot_be_ends_with_the_sentence_and_not_with_a_stack_trace() throws Exception {
    try (LocalPostgres _ = LocalPostgres.persistent(directory, 0)) {
      Throwable failure = catchThrowable(() -> run("local", "--belfry.local.data=" + directory));

      assertThat(analyses(failure))
          .singleElement()
          .satisfies(it -> {
            assertThat(it.getDescription()).contains("another process uses the data directory");
            assertThat(it.getAction()).contains("belfry.local.data");
          });
    }
  }

  /** Found as Spring Boot finds them, so that the registration is tested too. */
  private static List<FailureAnalysis> analyses(Throwable failure) {
    var arguments =
        SpringFactoriesLoader.ArgumentResolver.of(Environment.class, new StandardEnvironment())
            .and(BeanFactory.class, new DefaultListableBeanFactory());
    return SpringFactoriesLoader.forDefaultResourceLocation()
        .load(FailureAnalyzer.class, arguments, (_, _, _) -> {}) // some are for web applications
        .stream()
        .map(it -> it.analyze(failure))
        .filter(Objects::nonNull)
        .toList();
  }

  private static ConfigurableApplicationContext run(String profile, String... arguments) {
    return new SpringApplicationBuilder(LocalPostgresConfiguration.class)
        .web(WebApplicationType.NONE)
        .profiles(profile)
        .logStartupInfo(false)
        .run(arguments);
  }
}
