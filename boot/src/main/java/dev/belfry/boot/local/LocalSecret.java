package dev.belfry.boot.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;

/**
 * Makes the secret of the profile {@code local} once and keeps it beside its database, so that
 * tokens survive a restart. No other profile has a secret that was not given to it.
 */
class LocalSecret implements EnvironmentPostProcessor, Ordered {

  private static final String SETTING = "belfry.jwt.secret";
  private static final Path FILE = Path.of(".data", "jwt-secret");

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    if (!environment.acceptsProfiles(Profiles.of("local"))) return;
    if (environment.getProperty(SETTING) != null) return;
    environment
        .getPropertySources()
        .addLast(new MapPropertySource("local secret", Map.of(SETTING, kept())));
  }

  private static String kept() {
    try {
      if (!Files.exists(FILE)) make();
      return Files.readString(FILE).strip();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("Cannot keep a secret in " + FILE, unreadable);
    }
  }

  private static void make() throws IOException {
    byte[] secret = new byte[48];
    new SecureRandom().nextBytes(secret);
    Files.createDirectories(FILE.getParent());
    Path file = Files.createTempFile(FILE.getParent(), "jwt", null); // readable by its owner only
    Files.writeString(file, Base64.getEncoder().encodeToString(secret));
    Files.move(file, FILE);
  }

  @Override
  public int getOrder() {
    return ConfigDataEnvironmentPostProcessor.ORDER + 1; // when the profiles are known
  }
}
