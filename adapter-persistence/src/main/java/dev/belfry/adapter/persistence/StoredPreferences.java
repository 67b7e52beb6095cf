package dev.belfry.adapter.persistence;

import dev.belfry.domain.Preferences;
import dev.belfry.domain.RecipientId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the recipients prefer. It changes under the lock of the recipient's row. */
class StoredPreferences {

  private final JdbcClient jdbc;

  StoredPreferences(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Nothing where she has never chosen, or by a later release in words that this one lacks. */
  Preferences of(RecipientId owner) {
    return jdbc.sql("select chosen from preferences where recipient = ?")
        .param(owner.value())
        .query(String.class)
        .optional()
        .flatMap(PreferencesText::read)
        .orElse(Preferences.NONE);
  }

  void store(RecipientId owner, Preferences preferences) {
    jdbc.sql(
            """
            insert into preferences (recipient, chosen) values (?, ?)
            on conflict (recipient) do update set chosen = excluded.chosen
            """)
        .param(owner.value())
        .param(PreferencesText.of(preferences))
        .update();
  }
}
