package dev.belfry.chaos.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RedisMischiefTest {

  private static final String PUBLISHED = ">3\r\n$7\r\nmessage\r\n$1\r\nc\r\n$2\r\nhi\r\n";
  private static final String ANSWERS = "+OK\r\n:1\r\n$-1\r\n%1\r\n$1\r\na\r\n*2\r\n:1\r\n:2\r\n";

  private final RedisMischief mischief = new RedisMischief();

  private String passed(String said) throws IOException {
    InputStream in = new ByteArrayInputStream(said.getBytes(StandardCharsets.US_ASCII));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    while (mischief.pass(in, out)) {}
    return out.toString(StandardCharsets.US_ASCII);
  }

  @Test
  void leaves_answers_alone() throws IOException {
    mischief.set(true);

    assertThat(passed(ANSWERS)).isEqualTo(ANSWERS);
  }

  @Test
  void drops_some_of_what_is_published_and_doubles_some() throws IOException {
    mischief.set(true);

    String heard = passed(PUBLISHED.repeat(400));

    int count = heard.length() / PUBLISHED.length();
    assertThat(heard).isEqualTo(PUBLISHED.repeat(count));
    assertThat(count).isBetween(300, 500);
  }

  @Test
  void passes_bytes_when_it_is_not_at_work() throws IOException {
    assertThat(mischief.pass(InputStream.nullInputStream(), new ByteArrayOutputStream())).isFalse();
  }
}
