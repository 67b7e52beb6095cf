package dev.belfry.localpostgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SuperuserCheckTest {

  @Test
  void root_without_user_namespaces_is_told_why_and_what_to_do() {
    var check = new SuperuserCheck(true, () -> Optional.of("Operation not permitted"));

    assertThatExceptionOfType(PostgresCannotStartException.class)
        .isThrownBy(check::requirePossible)
        .withMessage(
            "The embedded PostgreSQL cannot start here: it does not run as root, and a user"
                + " namespace in which root would be somebody else cannot be entered (Operation not"
                + " permitted). Run this as a normal user, or allow user namespaces, or bring a"
                + " PostgreSQL of your own: spring.datasource.url for Belfry, TEST_DATABASE_URL for"
                + " its tests.");
  }

  @Test
  void root_with_user_namespaces_may_start() {
    assertThatCode(new SuperuserCheck(true, Optional::empty)::requirePossible)
        .doesNotThrowAnyException();
  }

  @Test
  void nobody_else_needs_a_namespace() {
    var check = new SuperuserCheck(false, () -> Optional.of("Operation not permitted"));

    assertThatCode(check::requirePossible).doesNotThrowAnyException();
  }

  @Test
  void the_refusal_is_in_the_words_of_the_machine() throws Exception {
    assertThat(SuperuserCheck.refusalOf(List.of("sh", "-c", "echo no >&2; exit 1"))).contains("no");
    assertThat(SuperuserCheck.refusalOf(List.of("sh", "-c", "exit 3"))).contains("exit code 3");
    assertThat(SuperuserCheck.refusalOf(List.of("belfry-has-no-such-program")))
        .contains("the program 'belfry-has-no-such-program' is missing");
    assertThat(SuperuserCheck.refusalOf(List.of("true"))).isEmpty();
  }
}
