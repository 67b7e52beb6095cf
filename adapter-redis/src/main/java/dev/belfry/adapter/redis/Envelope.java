package dev.belfry.adapter.redis;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs what travels between nodes with a payload, so that whoever can write to Redis cannot speak
 * in Belfry's name: {@code 1 transient <HMAC-SHA256> <nonce> <milliseconds> <payload>}. Each is
 * opened once, and only while it is young; a node does not open what it has sealed itself.
 */
final class Envelope {

  private static final Logger LOG = System.getLogger("dev.belfry.redis");

  private static final Pattern SEALED =
      Pattern.compile(
          "1 transient ([0-9a-f]{64}) (([0-9a-f-]{36}) ([0-9]{1,18}) (.*))", Pattern.DOTALL);

  private static final String ALGORITHM = "HmacSHA256";

  /** Clocks of nodes may differ by so much, and a message may take so long. */
  private static final Duration YOUNG = Duration.ofSeconds(60);

  private static final int OWN_HALF = 18;

  private final SecretKeySpec key;
  private final InstantSource clock;
  private final String own = UUID.randomUUID().toString().substring(0, OWN_HALF);
  private final Map<String, Instant> seen = new LinkedHashMap<>();
  private final AtomicBoolean told = new AtomicBoolean();

  Envelope(String secret, InstantSource clock) {
    this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    this.clock = clock;
  }

  String seal(String payload) {
    Instant now = clock.instant();
    String nonce = own + UUID.randomUUID().toString().substring(OWN_HALF);
    String signed = nonce + " " + now.toEpochMilli() + " " + payload;
    return "1 transient " + HexFormat.of().formatHex(mac(signed)) + " " + signed;
  }

  /** The payload; empty if this is none of ours, was opened before, or is too old. */
  Optional<String> open(String text) {
    Matcher parts = SEALED.matcher(text);
    if (!parts.matches()) return Optional.empty();
    if (!isSigned(parts)) return refused("whoever sent it has another belfry.bus.secret");
    Instant now = clock.instant();
    Instant sealed = Instant.ofEpochMilli(Long.parseLong(parts.group(4)));
    boolean isYoung = Duration.between(sealed, now).abs().compareTo(YOUNG) <= 0;
    if (!isYoung) return refused("it was sealed at " + sealed + " by the clock of another node");
    String nonce = parts.group(3);
    return !nonce.startsWith(own) && isNew(nonce, sealed)
        ? Optional.of(parts.group(5))
        : Optional.empty();
  }

  /** Told once: somebody who can write to Redis must not be able to fill the log. */
  private Optional<String> refused(String why) {
    if (told.compareAndSet(false, true)) {
      LOG.log(Level.WARNING, "A transient from another node was dropped, as all like it: " + why);
    }
    return Optional.empty();
  }

  private boolean isSigned(Matcher parts) {
    return MessageDigest.isEqual(HexFormat.of().parseHex(parts.group(1)), mac(parts.group(2)));
  }

  /** Remembers it for as long as it is young, by any clock that is not too far off. */
  private boolean isNew(String nonce, Instant sealed) {
    Instant forgotten = clock.instant().minus(YOUNG.multipliedBy(2));
    synchronized (seen) {
      var oldest = seen.values().iterator();
      while (oldest.hasNext() && oldest.next().isBefore(forgotten)) oldest.remove();
      return seen.putIfAbsent(nonce, sealed) == null;
    }
  }

  private byte[] mac(String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("Every JDK has " + ALGORITHM, missing);
    }
  }
}
