package dev.belfry.chaos.edge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** One for 127.0.0.1, made by the JDK's keytool: as files for nginx, and trusted by clients. */
final class Certificate {

  private static final String PASSWORD = "only for tests";
  private static final Base64.Encoder PEM = Base64.getMimeEncoder(64, new byte[] {10});

  private final KeyStore store;

  private Certificate(KeyStore store) {
    this.store = store;
  }

  static Certificate in(Path directory) throws IOException, InterruptedException {
    Path file = directory.resolve("belfry.p12");
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    List<String> command =
        List.of(
            keytool.toString(),
            "-genkeypair",
            "-keystore",
            file.toString(),
            "-storepass",
            PASSWORD,
            "-alias",
            "belfry",
            "-keyalg",
            "EC",
            "-dname",
            "CN=127.0.0.1",
            "-ext",
            "san=ip:127.0.0.1",
            "-validity",
            "2");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("keytool.log").toFile())
            .start();
    if (process.waitFor() != 0) throw new IOException("keytool makes no certificate");
    try {
      KeyStore store = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
      Certificate made = new Certificate(store);
      made.write(directory);
      return made;
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private void write(Path directory) throws IOException, GeneralSecurityException {
    Files.writeString(
        directory.resolve("belfry.key"),
        pem("PRIVATE KEY", store.getKey("belfry", PASSWORD.toCharArray()).getEncoded()));
    Files.writeString(
        directory.resolve("belfry.crt"),
        pem("CERTIFICATE", store.getCertificate("belfry").getEncoded()));
  }

  private static String pem(String what, byte[] bytes) {
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
        .formatted(what, PEM.encodeToString(bytes));
  }

  /** For a client that trusts this one and no other. */
  SSLContext trusting() {
    try {
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry("belfry", store.getCertificate("belfry"));
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("Every JDK has TLS", e);
    }
  }
}
