package dev.belfry.bench.sql;

import dev.belfry.bench.post.Letter;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** What Belfry binds to its statements, by the names of their parameters. */
final class Values {

  private static final int FOUNDED = 0;
  private static final int PUBLISHED = 1;

  /** At most so many broadcasts go into one log at once, where there are a thousand logs. */
  private static final int MOST = 10;

  private Values() {}

  static Map<String, Optional<?>> toEveryone() {
    Map<String, Optional<?>> values = notification();
    values.put("recipients", Optional.empty());
    return values;
  }

  static Map<String, Optional<?>> toOne(String recipient) {
    Map<String, Optional<?>> values = notification();
    values.put("recipients", Optional.of(1));
    values.put("recipient", Optional.of(recipient));
    values.put("founding", Optional.of(UUID.randomUUID()));
    values.put("foundedKind", Optional.of(FOUNDED));
    return values;
  }

  static Map<String, Optional<?>> toAppend(String... recipients) {
    return Map.of("locked", Optional.of(recipients), "most", Optional.of(MOST));
  }

  private static Map<String, Optional<?>> notification() {
    Letter letter = new Letter(0, 0, Letter.Keeping.DURABLE, 1, System.nanoTime(), Letter.TEXT);
    Map<String, Optional<?>> values = new HashMap<>();
    values.put("publishedKind", Optional.of(PUBLISHED));
    values.put("id", Optional.of(id()));
    values.put("sender", Optional.of("jwt:bench"));
    values.put("title", Optional.of(Letter.TITLE));
    values.put("body", Optional.of(letter.text()));
    values.put("link", Optional.empty());
    values.put("category", Optional.empty());
    values.put("priority", Optional.of("NORMAL"));
    values.put("data", Optional.of(letter.data()));
    values.put("at", Optional.of(OffsetDateTime.now(ZoneOffset.UTC)));
    values.put("expiresAt", Optional.empty());
    return values;
  }

  /** As Belfry's: the time first, so that an index grows at its end. */
  private static UUID id() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    long time = System.currentTimeMillis() << 16 | 0x7000 | random.nextInt(0x1000);
    return new UUID(time, random.nextLong() >>> 2 | 0x8000000000000000L);
  }
}
