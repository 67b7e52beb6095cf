package dev.belfry.adapter.persistence;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How well the database keeps what it has acknowledged. Belfry's promise is no better than that, so
 * it says at its start what it found.
 */
class Durability {

  private static final Logger LOG = System.getLogger("dev.belfry.database");

  private final JdbcClient jdbc;

  Durability(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void tell() {
    Settings found =
        jdbc.sql(
                """
                select current_setting('server_version') as version, current_setting('fsync') as fsync,
                  current_setting('full_page_writes') as full_page_writes,
                  current_setting('synchronous_commit') as synchronous_commit
                """)
            .query(Settings.class)
            .single();
    LOG.log(Level.INFO, found.words());
    found.dangers().forEach(danger -> LOG.log(Level.WARNING, danger));
  }

  /** As the server of this connection has them. */
  record Settings(String version, String fsync, String fullPageWrites, String synchronousCommit) {

    String words() {
      return "PostgreSQL %s: fsync %s, full_page_writes %s, synchronous_commit %s"
          .formatted(version, fsync, fullPageWrites, synchronousCommit);
    }

    List<String> dangers() {
      List<String> dangers = new ArrayList<>();
      if (fsync.equals("off")) {
        dangers.add("fsync is off: a power cut may take what was accepted, and the database too");
      }
      if (fullPageWrites.equals("off")) {
        dangers.add("full_page_writes is off: a power cut may tear a page of the database");
      }
      if (synchronousCommit.equals("off")) {
        dangers.add("synchronous_commit is off: a crash may take what was accepted a moment ago");
      }
      return dangers;
    }
  }
}
