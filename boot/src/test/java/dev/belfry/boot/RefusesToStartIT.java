package dev.belfry.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belfry.testsupport.BelfryProcess;
import dev.belfry.testsupport.TestPostgres;
import org.junit.jupiter.api.Test;

/** There is no default secret and no default database: who starts Belfry has to choose both. */
class RefusesToStartIT {

  @Test
  void without_a_profile_or_configuration_it_names_what_is_missing_and_ends() {
    try (BelfryProcess node = BelfryProcess.with().launch()) {
      int code = node.awaitEnd();

      assertThat(code).isNotZero();
      assertThat(node.log()).contains("spring.datasource.url", "belfry.jwt.secret");
    }
  }

  @Test
  void a_database_without_a_user_is_missing_something_too() {
    var settings =
        BelfryProcess.with(
            "--belfry.jwt.secret=" + Api.SECRET,
            "--spring.datasource.url=jdbc:postgresql://127.0.0.1/belfry");
    try (BelfryProcess node = settings.launch()) {
      int code = node.awaitEnd();

      assertThat(code).isNotZero();
      assertThat(node.log()).contains("* spring.datasource.username").doesNotContain("\tat ");
    }
  }

  @Test
  void the_user_may_stand_in_the_url() {
    TestPostgres.Database database = TestPostgres.get().newDatabase();
    String url = database.url();
    String credentials = "user=" + database.user() + "&password=" + database.password();
    var settings =
        BelfryProcess.with(
            "--belfry.jwt.secret=" + Api.SECRET,
            "--spring.datasource.url=" + url + (url.contains("?") ? "&" : "?") + credentials);
    try (BelfryProcess node = settings.start()) {
      assertThat(Api.of(node).post("ada", "from a user in the URL").status()).isEqualTo(201);
    }
  }
}
