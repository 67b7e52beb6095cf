package dev.belfry.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belfry.application.port.out.LogUnderTest;
import dev.belfry.application.port.out.ManyInboxesTrialContract;
import dev.belfry.domain.RecipientId;
import dev.belfry.testsupport.TestPostgres;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In a database whose own order is a language's: locks must not be taken in that one. */
class PostgresManyInboxesTest extends ManyInboxesTrialContract {

  private static final PostgresUnderTest POSTGRES =
      PostgresUnderTest.on(TestPostgres.get().newDatabase("en-US"));

  private static final String MISCOUNTED =
      """
      select r.id from recipient r
      where r.id = any(:people::text[]) and (r.unseen::bigint, r.unread::bigint, r.total::bigint) is distinct from (
        select (count(*) filter (where seen_at is null), count(*) filter (where read_at is null),
          count(*)) from item where recipient = r.id and archived_at is null)
      """;

  /** A hole, or an event that does not name the one before it. */
  private static final String BROKEN =
      """
      select recipient from (
        select recipient, position, previous, lag(position) over log as before,
          lag(id) over log as predecessor
        from event where recipient = any(:people::text[])
        window log as (partition by recipient order by position)) e
      where position <> coalesce(before + 1, 0) or previous is distinct from predecessor
      """;

  @Override
  protected LogUnderTest underTest() {
    return POSTGRES;
  }

  @Test
  void of_a_thousand_inboxes_all_count_what_a_recount_of_the_tables_finds() throws Exception {
    List<RecipientId> people = people(1_000);

    allAtOnce(people, 25);

    assertThat(found(people, MISCOUNTED)).isEmpty();
    assertThat(found(people, BROKEN)).isEmpty();
    assertThat(found(people, "select id from recipient where id = any(:people::text[])"))
        .hasSizeGreaterThan(750);
  }

  private static List<String> found(List<RecipientId> people, String query) {
    return POSTGRES.jdbc().sql(query).param("people", Locks.ids(people)).query(String.class).list();
  }
}
