package dev.belfry.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What was measured on, in one line. */
final class Machine {

  private Machine() {}

  static String describe() {
    return "%d × %s, %s MiB, Linux %s, Java %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            find("/proc/cpuinfo", "model name\\s*: (.*)"),
            mebibytes(find("/proc/meminfo", "MemTotal:\\s*(\\d+) kB")),
            System.getProperty("os.version"),
            Runtime.version());
  }

  private static String mebibytes(String kibibytes) {
    return kibibytes.equals("?") ? kibibytes : "%,d".formatted(Long.parseLong(kibibytes) / 1024);
  }

  private static String find(String file, String pattern) {
    try {
      Matcher found = Pattern.compile(pattern).matcher(Files.readString(Path.of(file)));
      return found.find() ? found.group(1).strip() : "?";
    } catch (IOException unreadable) {
      return "?";
    }
  }
}
