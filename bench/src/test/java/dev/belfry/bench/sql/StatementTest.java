package dev.belfry.bench.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A name that is misread would make another statement of it. */
class StatementTest {

  @Test
  void names_become_question_marks_in_their_order() {
    Statement statement = Statement.of("select :first, :second, :first");

    assertThat(statement)
        .isEqualTo(new Statement("select ?, ?, ?", List.of("first", "second", "first")));
  }

  @Test
  void a_cast_is_no_name() {
    Statement statement = Statement.of("select :ids::text[], now()::date");

    assertThat(statement).isEqualTo(new Statement("select ?::text[], now()::date", List.of("ids")));
  }
}
